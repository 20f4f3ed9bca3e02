import type { ShownGrant } from "../answers/shown-grant.ts";
import type { GrantList, GrantRow } from "./world-rows.ts";

export function grantRow(list: GrantList): GrantRow {
  const [permission, holder, target, className, origin, value, state, bound, facts] = list;
  const [capability, capabilities, rule, unreadSection, unreadExtent] = list.slice(9) as ListEnd;
  const required = { permission, holder, target, class: className, origin, value, state, bound, facts, capabilities };
  return {
    ...required,
    ...(capability === null ? {} : { capability }),
    ...(rule === null ? {} : { rule }),
    ...(unreadSection === null ? {} : { unreadSection, unreadExtent: unreadExtent ?? "" }),
  };
}

type ListEnd = [string | null, number, string | null, string | null, string | null];

export function grantOf(row: GrantRow): ShownGrant {
  const { permission, holder, target, state, bound, facts } = row;
  return {
    permission,
    holder,
    target,
    state,
    bound,
    facts,
    class: row.class,
    origin: { kind: row.origin, value: row.value },
    codes: row.codes ?? null,
    capabilities: row.capability === undefined ? [] : [row.capability],
    capabilityCount: row.capabilities,
    rule: row.rule ?? null,
    unread: row.unreadSection === undefined ? null : { section: row.unreadSection, extent: row.unreadExtent ?? "" },
  };
}
