import * as z from "zod";
import type { Decision } from "./answers.ts";
import { permissionArg, referenceArg } from "./arguments.ts";
import { defineQuestion } from "./question.ts";

export const can = defineQuestion({
  name: "can",
  description:
    "Decides whether a principal has a permission on a resource: YES, NO or UNKNOWN, with the proof or the gaps.",
  args: z.strictObject({ principal: referenceArg, permission: permissionArg, resource: referenceArg }),
  engines: ["index", "cypher"],
  ask: async (args, { engine, references, signal }): Promise<Decision> =>
    engine.can(
      {
        principal: await references.resolve(args.principal, "principal"),
        permission: args.permission,
        resource: await references.resolve(args.resource, "resource"),
      },
      { signal },
    ),
});
