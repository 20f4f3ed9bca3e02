import type { Standing } from "../../src/model/states.ts";
import { codeMeets } from "./catalog.ts";
import { bareCode } from "./filters.ts";
import { bestStanding, compareBytes, compareStandings, sortedBytes, worstState } from "./order.ts";
import { groupPaths, rolePaths } from "./relations.ts";
import { scopesOf } from "./roles.ts";
import type { World } from "./world.ts";

export type Entitlement =
  | { readonly kind: "privilege" | "scope"; readonly code: string }
  | { readonly kind: "role" | "group"; readonly key: string };

/** One way of holding an entitlement, limited to a group or not. */
export interface Holding extends Standing {
  readonly part: string | null;
  readonly facts: readonly string[];
}

const HELD: Standing = { state: "ACTIVE", bound: "EXACT" };

/** Every way in which a principal holds an entitlement, each role whole. */
function holdingsOf(world: World, principal: string, entitlement: Entitlement): Holding[] {
  const { account } = world;
  if (entitlement.kind === "scope") {
    const scopes = account.isApp(principal) ? scopesOf(account, principal) : undefined;
    const added = world.addedGrants.some(({ holder, anything }) => holder === principal && anything);
    return scopes?.includes(entitlement.code.trim()) || added ? [{ ...HELD, part: null, facts: [] }] : [];
  }
  if (!account.isUser(principal)) return [];
  const own = account.isDormant(principal) ? "DORMANT" : "ACTIVE";
  return userHoldings(world, principal, entitlement).map((holding) => ({
    ...holding,
    state: worstState(holding.state, own),
    facts: sortedBytes(holding.facts),
  }));
}

function userHoldings(world: World, user: string, entitlement: Entitlement): Holding[] {
  if (entitlement.kind === "group") {
    return groupPaths(world.relations, user)
      .filter(({ group }) => group === entitlement.key)
      .map(({ facts }) => ({ ...HELD, part: null, facts }));
  }
  const paths = rolePaths(world.relations, user);
  if ("key" in entitlement) {
    return paths.filter(({ role }) => role === entitlement.key).map(({ facts }) => ({ ...HELD, part: null, facts }));
  }
  return paths.flatMap(({ role, facts }) =>
    roleHoldings(world, role, entitlement.code).map((holding) => ({ ...holding, facts: [...facts, ...holding.facts] })),
  );
}

/**
 * The owner holds every code, an unread role perhaps every one. What is limited to no group at all reaches nothing: read
 * as not held, since no parts would say that nothing limits it.
 */
function roleHoldings(world: World, role: string, code: string): Holding[] {
  const reading = world.roles.readingOf(role);
  if (reading === "owner") return [{ ...HELD, part: null, facts: [] }];
  if (reading === "unread") return [{ state: "UNKNOWN", bound: "AT_MOST", part: null, facts: [] }];
  if (reading !== "read") return [];
  return world.roles
    .privilegesOf(role)
    .filter((held) => codeMeets(held.code, bareCode(code)))
    .flatMap(({ grants, restrictedTo }): Holding[] => {
      if (restrictedTo === null) return [{ ...HELD, part: null, facts: [grants] }];
      return [...restrictedTo].map(([group, scopedTo]) => ({ ...HELD, part: group, facts: [grants, scopedTo] }));
    });
}

export interface HolderRow extends Standing {
  readonly principal: string;
  readonly parts: readonly string[];
  readonly witness: readonly string[];
}

/** A holder's row: its best standing, the groups that limit it unless one of the holdings of that standing is not limited, and the first witness. */
export function holderRow(world: World, principal: string, entitlement: Entitlement): HolderRow | null {
  const all = holdingsOf(world, principal, entitlement);
  const standing = bestStanding(all);
  if (standing === null) return null;
  const holdings = all.filter((holding) => compareStandings(holding, standing) === 0);
  const isLimited = holdings.every(({ part }) => part !== null);
  const parts = isLimited ? sortedBytes(holdings.flatMap(({ part }) => (part === null ? [] : [part]))) : [];
  const [first] = holdings
    .filter(({ part }) => part === (parts[0] ?? null))
    .map(({ facts }) => facts)
    .sort((a, b) => a.length - b.length || compareBytes(a.join("\n"), b.join("\n")));
  return { principal, ...standing, parts, witness: first ?? [] };
}

/** Whether what is unread could make a principal hold it. */
export function couldHold(
  world: World,
  wholeUsers: ReadonlySet<string>,
  principal: string,
  entitlement: Entitlement,
): boolean {
  if (entitlement.kind !== "scope" && wholeUsers.has(principal)) return true;
  const addsApp = world.addedGrants.some(({ holder, anything }) => holder === principal && anything);
  return holdingsOf(world, principal, entitlement).some(
    ({ facts }) => facts.some((fact) => world.added.has(fact)) || (entitlement.kind === "scope" && addsApp),
  );
}
