import type { Account } from "./account.ts";
import { codeMeets } from "./catalog.ts";
import { sortedBytes } from "./order.ts";

/** One privilege of a role as read. */
export interface HeldPrivilege {
  readonly code: string;
  /** The GRANTS relation. */
  readonly grants: string;
  /** Null for the whole account, else the groups that it is limited to, each with its SCOPED_TO relation; possibly none. */
  readonly restrictedTo: ReadonlyMap<string, string> | null;
}

export function privilegesOf(account: Account, role: string): HeldPrivilege[] {
  return account.relations.from(role, "GRANTS").map(({ key, to }) => {
    const scopedTo = account.relations.from(to, "SCOPED_TO");
    const isRestricted = scopedTo.length > 0 || account.property(to, "restricted_to_groups") === true;
    const groups = scopedTo.filter((scoped) => !account.isMissingGroup(scoped.to));
    return {
      code: codeOf(account, to),
      grants: key,
      restrictedTo: isRestricted ? new Map(groups.map((scoped) => [scoped.to, scoped.key])) : null,
    };
  });
}

/** The code as Zoom spells it: said by the node, else by its key. */
export function codeOf(account: Account, privilege: string): string {
  const said = account.property(privilege, "privilege");
  return typeof said === "string" ? said : decodeURIComponent(privilege.split(":").at(-1) ?? "");
}

/** Every way to meet all the needed codes, one privilege for each; a way is the distinct privileges that it takes. */
export function waysToMeet(held: readonly HeldPrivilege[], needed: readonly string[]): HeldPrivilege[][] {
  let ways: HeldPrivilege[][] = [[]];
  for (const need of needed) {
    const candidates = held.filter(({ code }) => codeMeets(code, need));
    ways = ways.flatMap((way) => candidates.map((candidate) => [...new Set([...way, candidate])]));
  }
  return ways;
}

/** Null: nothing limits the way. Else the groups that all of its limited privileges share. */
export function sharedGroups(way: readonly HeldPrivilege[]): string[] | null {
  const limits = way.flatMap(({ restrictedTo }) => (restrictedTo === null ? [] : [restrictedTo]));
  const [first, ...others] = limits;
  if (first === undefined) return null;
  return sortedBytes([...first.keys()].filter((group) => others.every((limit) => limit.has(group))));
}

/** The relations behind a way, to the account's set or to one of the groups that it is limited to. */
export function factsOfWay(way: readonly HeldPrivilege[], group: string | null): string[] {
  return way.flatMap(({ grants, restrictedTo }) => {
    const scopedTo = group === null ? undefined : restrictedTo?.get(group);
    return scopedTo === undefined ? [grants] : [grants, scopedTo];
  });
}
