import { compareBytes, relationKey } from "../model/facts.ts";
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

type Ends = Pick<AccountRelation, "relation" | "from" | "to">;

/** Relations that lead to or from what a complete section lacks. */
export function danglingRelations(account: Account): (Ends & { reason: string })[] {
  const { graph } = account;
  const found = new Map<string, Ends & { reason: string }>();
  const add = (from: string, relation: string, to: string, reason: string) => {
    const key = relationKey(from, relation, to);
    if (!found.has(key)) found.set(key, { relation, from, to, reason });
  };
  const users = account.coverage.complete("users");
  for (const relation of graph.relationTypes()) {
    for (const to of graph.nodeless(relation, "to")) {
      const reason = lackedTarget(account, relation, to);
      if (reason !== undefined) for (const from of graph.from(relation, to)) add(from, relation, to, reason);
    }
    for (const from of users && !UNSTARTED.has(relation) ? graph.nodeless(relation, "from") : []) {
      for (const to of graph.to(relation, from)) add(from, relation, to, "The account has no such user.");
    }
  }
  for (const from of graph.sources("SCOPED_TO")) {
    if (graph.isTarget("GRANTS", from)) continue;
    for (const to of graph.to("SCOPED_TO", from)) {
      add(from, "SCOPED_TO", to, "The role does not hold the privilege that is limited.");
    }
  }
  return inOrder(found.values());
}

/** Relations that do not start at a user. */
const UNSTARTED = new Set(["GRANTS", "HOSTED_BY", "SCOPED_TO"]);

/** Why there is no such thing as a relation leads to, which has no node. */
function lackedTarget(account: Account, relation: string, to: string): string | undefined {
  switch (relation) {
    case "HAS_ROLE":
      return roleExists(account, to) ? undefined : "The account has no such role.";
    case "MEMBER_OF":
    case "ADMIN_OF":
      return groupExists(account, to) ? undefined : "The account has no such group.";
    case "SCOPED_TO":
      return groupExists(account, to)
        ? undefined
        : "The privilege is limited to a group that the account does not have.";
    case "HOSTED_BY":
      return account.coverage.complete("users") ? "The account has no such host." : undefined;
    default:
      return undefined;
  }
}

/** Relations that two complete sections should both say, and only one does. */
export function disagreements(
  account: Account,
): (Ends & { saidBy: readonly string[]; notSaidBy: readonly string[] })[] {
  const found = RELATIONS.filter(({ sections }) => sections.length > 1).flatMap(({ relation, sections: expected }) => {
    const some = account.graph.relationsSaid(relation, (sections) => !expected.every((one) => sections.includes(one)));
    return Array.from(some, ({ from, to, sections }) => {
      const notSaidBy = expected.filter((one) => !sections.includes(one) && shouldSay(account, one, from, to));
      return { relation, from, to, saidBy: sections, notSaidBy };
    }).filter(({ notSaidBy }) => notSaidBy.length > 0);
  });
  return inOrder(found);
}

/** Whether a section read what would say the relation. The Member role's list is never read. */
function shouldSay(account: Account, section: string, from: string, to: string): boolean {
  if (section === "users") return account.node(from)?.said.some((said) => said.section === "users") ?? false;
  return account.coverage.row(section, to)?.status === "complete";
}

/** By their keys. */
function inOrder<R extends Ends>(found: Iterable<R>): R[] {
  const keyed = Array.from(found, (one) => ({ one, key: relationKey(one.from, one.relation, one.to) }));
  return keyed.sort((a, b) => compareBytes(a.key, b.key)).map(({ one }) => one);
}
