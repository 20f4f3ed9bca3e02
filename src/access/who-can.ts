import * as z from "zod";
import type { Page, PrincipalAccess } from "./answers.ts";
import { filterArg, pageArgs, permissionsArg, referenceArg } from "./arguments.ts";
import type { PrincipalsRequest } from "./engine.ts";
import { resolveFilter } from "./filter.ts";
import { defineQuestion } from "./question.ts";
import type { ReferenceResolver } from "./references.ts";

/** What whoCan takes, pages apart. */
export const whoCanArgs = {
  permissions: permissionsArg,
  privilege: referenceArg.nullish(),
  resource: referenceArg,
  extent: z.enum(["ALL", "ANY"]).nullish(),
  filter: filterArg,
  expand: z.boolean().nullish(),
};
const argsSchema = z.strictObject(whoCanArgs);

/** What the engine is asked, with the references resolved. */
export async function whoCanRequest(
  { permissions, privilege, resource, extent, filter, expand }: z.output<typeof argsSchema>,
  references: ReferenceResolver,
): Promise<PrincipalsRequest> {
  return {
    permissions: permissions ?? null,
    entitlement: privilege ? await references.code(privilege, "privilege") : null,
    resource: await references.resolve(resource, "resource"),
    extent: extent ?? "ALL",
    filter: await resolveFilter(filter, references),
    expand: expand ?? false,
  };
}

/** Who has any of the permissions, or one by the privilege, on the resource. Without either: any permission at all. */
export const whoCan = defineQuestion({
  name: "whoCan",
  description: "Lists the principals that have a permission on a resource, each with its state and a proof.",
  args: z.strictObject({ ...whoCanArgs, ...pageArgs(50) }),
  engines: ["index", "cypher"],
  rowKey: (row: PrincipalAccess) => row.principal.key,
  ask: async (args, { engine, references, signal }): Promise<Page<PrincipalAccess>> =>
    engine.whoCan(
      { ...(await whoCanRequest(args, references)), page: { first: args.first, after: args.after ?? null } },
      { signal },
    ),
});
