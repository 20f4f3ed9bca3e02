import { relationKey } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import type { Account } from "../account.ts";
import type { Derivation, Grant } from "../grant.ts";
import { groupExists } from "../privileges.ts";

const RULE =
  "A group administrator manages the group, its settings and its members, and sees its users' profiles (assumed from Zoom's help pages).";

/** What administering a group gives: class, permissions, and whether the target is the group's node or its set. */
export const GROUP_ADMIN_REACH: readonly { class: string; permissions: readonly Permission[]; of: "node" | "set" }[] = [
  { class: "Group", permissions: ["MetadataRead", "MetadataWrite"], of: "node" },
  { class: "GroupSetting", permissions: ["MetadataRead", "MetadataWrite"], of: "set" },
  { class: "GroupMember", permissions: ["MetadataRead", "MetadataWrite"], of: "set" },
  { class: "User", permissions: ["DataRead"], of: "set" },
];

/** What one administrator of one group has. */
export function groupAdminReach(account: Account, user: string, group: string): Grant[] {
  return GROUP_ADMIN_REACH.flatMap(({ class: className, permissions, of }) =>
    permissions.map((permission) => ({
      holder: user,
      permission,
      class: className,
      target: of === "node" ? group : account.keys.setOf(className, group),
      origin: { kind: "group-admin", value: group },
      codes: [],
      facts: [relationKey(user, "ADMIN_OF", group)],
      capabilities: [],
      rule: RULE,
      unread: null,
      state: account.gated(className) ? "GATED" : "ACTIVE",
      bound: "EXACT",
    })),
  );
}

export function groupAdminGrants(account: Account): Derivation {
  const grants: Grant[] = [];
  for (const group of account.graph.targets("ADMIN_OF")) {
    if (!groupExists(account, group)) continue;
    for (const user of account.from("ADMIN_OF", group)) grants.push(...groupAdminReach(account, user, group));
  }
  return { grants, possible: [] };
}
