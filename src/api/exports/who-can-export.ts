import { principals } from "../../access/principals.ts";
import { principalLines } from "../../exports/principal-lines.ts";
import { askInRequest } from "../ask-in-request.ts";
import type { Export } from "./export.ts";

const FILTERS = ["states", "kinds", "groups", "origins", "status", "text"] as const;

/** Everybody that whoCan lists, with its arguments. */
export const whoCanExport: Export = {
  path: "/export/who-can.ndjson",
  question: principals.name,
  parameters: {
    permission: "list",
    privilege: "text",
    resource: "text",
    extent: "text",
    expand: "flag",
    states: "list",
    kinds: "list",
    groups: "repeated",
    origins: "list",
    status: "list",
    text: "text",
    at: "text",
  },
  async ask({ permission: permissions, at, ...given }, context) {
    const filter = Object.fromEntries(FILTERS.flatMap((name) => (name in given ? [[name, given[name]]] : [])));
    const { privilege, resource, extent, expand } = given;
    const args = { permissions, privilege, resource, extent, expand, filter, at: at as string | undefined };
    const { answer, engine } = await askInRequest(principals, args, context);
    const { batches, asked, completeness, counts } = answer;
    const { revision } = engine;
    const texts = principalLines(batches, { resource: asked.resource, revision: revision.number });
    return { texts, revision, engine: answer.engine, completeness, counts };
  },
};
