import type { Account } from "./account.ts";
import { askedKinds, type OracleFilter } from "./filters.ts";
import { unreadUserExtents } from "./gaps.ts";

/** Sections that lack users, users of the groups that are asked for, and apps, where their kind is asked for, whatever else the filter says. */
export function unknownPrincipals(account: Account, filter: OracleFilter, only?: "users" | "apps"): string[] {
  const kinds = askedKinds(filter);
  const users = kinds.users && only !== "apps";
  return [
    ...(users && unreadUserExtents(account).length > 0 ? ["users"] : []),
    ...(users && mayHaveMoreMembers(account, filter.groups ?? []) ? ["group-members"] : []),
    ...(kinds.apps && only !== "users"
      ? ["apps", "apps-approved"].filter((section) => !account.isOwnRowComplete(section))
      : []),
  ];
}

/** Whether more users than are known may be in one of some groups: itself, or by a group that is in it. */
function mayHaveMoreMembers(account: Account, groups: readonly string[]): boolean {
  const inside = new Set(groups.filter((group) => account.isGroup(group)));
  for (const group of inside) {
    for (const { from, relation, to } of account.relations.all) {
      if (relation === "MEMBER_OF" && to === group && account.isGroup(from)) inside.add(from);
    }
  }
  const isAnyKnown = account.knownGroups.some((group) => inside.has(group));
  if (isAnyKnown && !account.isOwnRowComplete("group-members")) return true;
  const listed = [...account.knownGroups, ...account.extentsOf("group-members")];
  return listed.some((group) => inside.has(group) && account.isUnread("group-members", group));
}
