import * as z from "zod";
import type { Page, PrincipalAccess } from "./answers.ts";
import { filterArg, pageArgs, referenceArg } from "./arguments.ts";
import { resolveFilter } from "./filter.ts";
import { defineQuestion } from "./question.ts";

export const holders = defineQuestion({
  name: "holders",
  description: "Lists who holds an entitlement: a privilege or scope by its code, a role, or a group.",
  args: z.strictObject({ entitlement: referenceArg, filter: filterArg, ...pageArgs(50) }),
  engines: ["index", "cypher"],
  rowKey: (row: PrincipalAccess) => row.principal.key,
  ask: async (args, { engine, references, signal }): Promise<Page<PrincipalAccess>> =>
    engine.holders(
      {
        entitlement: await references.entitlement(args.entitlement, "entitlement"),
        filter: await resolveFilter(args.filter, references),
        page: { first: args.first, after: args.after ?? null },
      },
      { signal },
    ),
});
