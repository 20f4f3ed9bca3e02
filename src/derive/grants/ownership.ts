import { append } from "../../lib/maps.ts";
import type { Account } from "../account.ts";
import type { Derivation } from "../grant.ts";

/** What every member has on its own things: held by AccountMembers, once per class and permission. */
export function ownershipGrants(account: Account): Derivation {
  const evidence = ownCapabilities(account);
  const holder = account.keys.pseudo("AccountMembers");
  const grants = account.catalog.ownPairs.map(({ class: className, permission }) => ({
    holder,
    permission,
    class: className,
    target: account.keys.ownSet(className),
    origin: { kind: "ownership", value: className } as const,
    codes: [],
    facts: [],
    capabilities: evidence.get(`${className}|${permission}`) ?? [],
    rule: "Every member acts on its own things.",
    unread: null,
    state: account.gated(className) ? ("GATED" as const) : ("ACTIVE" as const),
    bound: "EXACT" as const,
  }));
  return { grants, possible: [] };
}

/** Ids of the capabilities that let members act on their own, by class and permission. */
function ownCapabilities(account: Account): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, class: className, permission, userScopes, marks } of account.catalog.capabilities) {
    if (userScopes.length === 0 || marks.includes("admin-only")) continue;
    append(found, `${className}|${permission}`, id);
  }
  for (const ids of found.values()) ids.sort();
  return found;
}
