import { z } from "zod";
import type { Page, PrincipalAccess } from "./answers.ts";
import { filterArg, pageArgs, permissionsArg, referenceArg } from "./arguments.ts";
import { codeEntitlement } from "./codes.ts";
import { resolveFilter } from "./filter.ts";
import { defineQuestion } from "./question.ts";

/** Who has any of the permissions, or one by the privilege, on the resource. Without either: any permission at all. */
export const whoCan = defineQuestion({
  name: "whoCan",
  description: "Lists the principals that have a permission on a resource, each with its state and a proof.",
  args: z.strictObject({
    permissions: permissionsArg,
    privilege: referenceArg.nullish(),
    resource: referenceArg,
    extent: z.enum(["ALL", "ANY"]).nullish(),
    filter: filterArg,
    expand: z.boolean().nullish(),
    ...pageArgs(50),
  }),
  engines: ["index", "cypher"],
  rowKey: (row: PrincipalAccess) => row.principal.key,
  ask: async (args, { engine, references, signal }): Promise<Page<PrincipalAccess>> =>
    engine.whoCan(
      {
        permissions: args.permissions ?? null,
        entitlement: args.privilege ? codeEntitlement(args.privilege) : null,
        resource: await references.resolve(args.resource, "resource"),
        extent: args.extent ?? "ALL",
        filter: await resolveFilter(args.filter, references),
        expand: args.expand ?? false,
        page: { first: args.first, after: args.after ?? null },
      },
      { signal },
    ),
});
