import type { z } from "zod";
import type { Fact } from "../../../../model/facts.ts";
import { type FactContext, subjectId } from "../../endpoint.ts";
import { nodeFact, relationFact } from "../../fact-builder.ts";
import type { roleDetailSchema } from "./schema.ts";

type RoleDetail = z.output<typeof roleDetailSchema>;

/**
 * The privileges of a role and the groups that they are limited to. A restriction of a code that is not among the
 * privileges has its node and groups but no GRANTS, so that it is seen and gives nothing. Codes match without case.
 */
export function roleDetailFacts(role: RoleDetail, context: FactContext): readonly Fact[] {
  const roleId = subjectId(context.extent);
  const restrictions = restrictionsOf(role);
  const held = role.privileges ?? [];
  const heldCodes = new Set(held.map((code) => code.toLowerCase()));
  const dangling = [...restrictions.values()].filter(({ code }) => !heldCodes.has(code.toLowerCase()));
  const facts: Fact[] = [];
  for (const code of [...held, ...dangling.map((restriction) => restriction.code)]) {
    const restriction = restrictions.get(code.toLowerCase());
    const key = context.keys.privilege(roleId, code);
    facts.push(
      nodeFact(context, "ZoomRolePrivilege", key, code, {
        privilege: code,
        restricted_to_groups: restriction !== undefined,
        group_ids: restriction?.groups,
      }),
    );
    if (heldCodes.has(code.toLowerCase())) facts.push(relationFact(context, context.keys.role(roleId), "GRANTS", key));
    for (const group of restriction?.groups ?? [])
      facts.push(relationFact(context, key, "SCOPED_TO", context.keys.group(group)));
  }
  return facts;
}

interface Restriction {
  readonly code: string;
  readonly groups: readonly string[];
}

/** By code in lower case; several entries of one code are one list of groups. */
function restrictionsOf(role: RoleDetail): ReadonlyMap<string, Restriction> {
  const restrictions = new Map<string, Restriction>();
  for (const { permission_id: code, group_ids } of role.privilege_scopes) {
    if (code === undefined) continue;
    const earlier = restrictions.get(code.toLowerCase());
    const groups = [...new Set([...(earlier?.groups ?? []), ...(group_ids ?? [])])];
    restrictions.set(code.toLowerCase(), { code: earlier?.code ?? code, groups });
  }
  return restrictions;
}
