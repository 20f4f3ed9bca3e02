import { compareBytes } from "../model/facts.ts";
import { RELATIONS } from "../model/relations.gen.ts";
import type { Account } from "./account.ts";
import type { AccountRelation } from "./account-graph.ts";
import { knownRoles, unknownScopes } from "./grants/roles.ts";
import { groupExists, heldPrivileges, roleExists } from "./privileges.ts";

/** Codes of the account that the catalog does not know, with how many roles or apps have them. */
export function unmappedCodes(account: Account): { kind: "privilege" | "scope"; code: string; holders: number }[] {
  const counts = new Map<string, number>();
  const count = (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const role of knownRoles(account)) {
    for (const { known, code } of heldPrivileges(account, role)) if (!known) count(`privilege|${code}`);
  }
  for (const app of account.ofKind("ZoomApp")) for (const scope of unknownScopes(account, app)) count(`scope|${scope}`);
  return [...counts]
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([id, holders]) => {
      const [kind = "", ...code] = id.split("|");
      return { kind: kind === "scope" ? "scope" : "privilege", code: code.join("|"), holders };
    });
}

/** Relations that lead to or from what a complete section lacks. */
export function danglingRelations(account: Account): { relation: string; from: string; to: string; reason: string }[] {
  const found: { relation: string; from: string; to: string; reason: string }[] = [];
  for (const { relation, from, to } of sorted(account)) {
    const reason = danglingReason(account, relation, from, to);
    if (reason !== undefined) found.push({ relation, from, to, reason });
  }
  return found;
}

function danglingReason(account: Account, relation: string, from: string, to: string): string | undefined {
  const users = account.coverage.complete("users");
  switch (relation) {
    case "HAS_ROLE":
      if (!roleExists(account, to)) return "The account has no such role.";
      break;
    case "MEMBER_OF":
    case "ADMIN_OF":
      if (!groupExists(account, to)) return "The account has no such group.";
      break;
    case "SCOPED_TO":
      if (!groupExists(account, to)) return "The privilege is limited to a group that the account does not have.";
      if (!account.graph.isTarget("GRANTS", from)) return "The role does not hold the privilege that is limited.";
      return undefined;
    case "HOSTED_BY":
      return users && !account.isNode(to) ? "The account has no such host." : undefined;
    case "GRANTS":
      return undefined;
    default:
      break;
  }
  return users && !account.isNode(from) ? "The account has no such user." : undefined;
}

/** Relations that two complete sections should both say, and only one does. */
export function disagreements(account: Account): (Pick<AccountRelation, "relation" | "from" | "to"> & {
  saidBy: readonly string[];
  notSaidBy: readonly string[];
})[] {
  const emitters = new Map(RELATIONS.map(({ relation, sections }) => [relation, sections]));
  return sorted(account).flatMap(({ relation, from, to, sections }) => {
    const expected = emitters.get(relation) ?? [];
    if (expected.length < 2) return [];
    const notSaidBy = expected.filter(
      (section) => !sections.includes(section) && shouldSay(account, section, from, to),
    );
    return notSaidBy.length === 0 ? [] : [{ relation, from, to, saidBy: sections, notSaidBy }];
  });
}

/** Whether a section read what would say the relation. The Member role's list is never read. */
function shouldSay(account: Account, section: string, from: string, to: string): boolean {
  if (section === "users") return account.node(from)?.said.some((said) => said.section === "users") ?? false;
  return account.coverage.row(section, to)?.status === "complete";
}

function sorted(account: Account): AccountRelation[] {
  return [...account.graph.relations()].sort((a, b) => compareBytes(a.key, b.key));
}
