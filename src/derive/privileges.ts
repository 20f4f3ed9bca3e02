import { satisfies } from "../catalog/codes.ts";
import { relationKey } from "../model/facts.ts";
import { splitKey } from "../model/keys.ts";
import type { Account } from "./account.ts";

export const OWNER_ROLE = "0";
export const MEMBER_ROLE = "2";

/** One privilege that a role holds. `groups` are the keys that it is limited to; null for the whole account. */
export interface HeldPrivilege {
  readonly key: string;
  /** In the catalog's spelling where it knows the code, else as the role spells it. */
  readonly code: string;
  readonly known: boolean;
  readonly groups: readonly string[] | null;
  readonly fact: string;
}

/** One way in which a role meets a conjunction of codes. `groups` is the intersection of the limits. */
export interface Way {
  readonly held: readonly HeldPrivilege[];
  readonly groups: readonly string[] | null;
}

/** Whether a role is there at all: a custom role that a complete list lacks gives nothing. */
export function roleExists(account: Account, roleKey: string): boolean {
  if (account.isNode(roleKey)) return true;
  if (["0", "1", "2"].some((id) => roleKey === account.keys.role(id))) return true;
  return !account.coverage.complete("roles");
}

export function roleWasRead(account: Account, roleKey: string): boolean {
  return !account.coverage.unread("role", roleKey);
}

/** What a role's detail says that it holds. */
export function heldPrivileges(account: Account, roleKey: string): HeldPrivilege[] {
  return account.to("GRANTS", roleKey).map((key) => {
    const spelled = account.text(key, "privilege") ?? (splitKey(key).at(-1) as string);
    const canonical = account.catalog.canonicalPrivilege(spelled);
    return {
      key,
      code: canonical ?? spelled,
      known: canonical !== undefined,
      groups: limits(account, key),
      fact: relationKey(roleKey, "GRANTS", key),
    };
  });
}

/** Groups that a privilege is limited to; a group that a complete list lacks drops out. */
function limits(account: Account, privilegeKey: string): readonly string[] | null {
  const groups = account.to("SCOPED_TO", privilegeKey);
  if (groups.length === 0) return account.property(privilegeKey, "restricted_to_groups") === true ? [] : null;
  return groups.filter((group) => groupExists(account, group));
}

/** Whether a group is there: one without a node counts as long as the list of groups was not read to its end. */
export function groupExists(account: Account, groupKey: string): boolean {
  return account.isNode(groupKey) || !account.coverage.complete("groups");
}

/** Those of some privileges that meet a needed code: a code is met by itself or the Edit of its area. */
export function meetingOf(held: readonly HeldPrivilege[], code: string): readonly HeldPrivilege[] {
  return held.filter((privilege) => satisfies(privilege.code, code));
}

/** Each way in which privileges meet all of the needed codes. `meeting` gives those that meet one. */
export function waysToMeet(meeting: (code: string) => readonly HeldPrivilege[], codes: readonly string[]): Way[] {
  let ways: HeldPrivilege[][] = [[]];
  for (const code of codes) {
    const met = meeting(code);
    ways = ways.flatMap((way) => met.map((privilege) => (way.includes(privilege) ? way : [...way, privilege])));
  }
  return ways.map((way) => ({ held: way, groups: intersect(way) }));
}

function intersect(held: readonly HeldPrivilege[]): readonly string[] | null {
  let groups: readonly string[] | null = null;
  for (const { groups: limit } of held) {
    if (limit === null) continue;
    groups = groups === null ? limit : groups.filter((group) => limit.includes(group));
  }
  return groups;
}

/** The codes of a way as an origin shows them: distinct, sorted. */
export function codesOf(way: Way): string[] {
  return [...new Set(way.held.map(({ code }) => code))].sort();
}
