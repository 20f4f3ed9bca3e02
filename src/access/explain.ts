import * as z from "zod";
import type { Page, Proof } from "./answers.ts";
import { pageArgs, permissionArg, referenceArg } from "./arguments.ts";
import { defineQuestion } from "./question.ts";

export const explain = defineQuestion({
  name: "explain",
  description: "Lists the minimal proofs that a principal has a permission on a resource, smallest first.",
  args: z.strictObject({
    principal: referenceArg,
    permission: permissionArg,
    resource: referenceArg,
    ...pageArgs(5),
  }),
  engines: ["index", "cypher"],
  rowKey: (row: Proof) => row.digest,
  ask: async (args, { engine, references, signal }): Promise<Page<Proof>> =>
    engine.explain(
      {
        principal: await references.resolve(args.principal, "principal"),
        permission: args.permission,
        resource: await references.resolve(args.resource, "resource"),
        page: { first: args.first, after: args.after ?? null },
      },
      { signal },
    ),
});
