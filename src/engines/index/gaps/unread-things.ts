import type { Account } from "../../../derive/account.ts";
import { compareBytes, relationKey } from "../../../model/facts.ts";
import type { KeySet } from "../../answers/resources.ts";
import type { World } from "../../answers/world.ts";
import { FlaggedKeys } from "../packed/flagged-keys.ts";
import { FLAGS, USER_EXTENTS } from "../packed/flags.ts";
import type { WholeWorld } from "../whole-world.ts";

/** Stands for a role that was not read: whoever acts as it might have anything. */
export const ANY_ROLE = "any role";

/** A relation that a user might newly have, and what comes of it. */
export interface Join {
  /** Null where it leads to a role that is not known. */
  readonly relation: { readonly type: "HAS_ROLE" | "MEMBER_OF" | "ADMIN_OF"; readonly to: string } | null;
  /** What such a user comes to act as: roles, groups and ANY_ROLE. */
  readonly holders: ReadonlySet<string>;
  /** Groups whose sets come to hold the user's things. */
  readonly groups: ReadonlySet<string>;
}

/** One unread list, with the relations that it might hold (docs/semantics.md 6). */
export interface UnreadThing {
  readonly section: string;
  /** Users whom a new relation might start at; null for every user. */
  readonly users: KeySet | null;
  readonly joins: readonly Join[];
}

const NONE: ReadonlySet<string> = new Set();
const ANY_ROLE_JOIN: Join = { relation: null, holders: new Set([ANY_ROLE]), groups: NONE };

/** Whether a user that joins so has something new. */
export function isNewTo(account: Account, user: string, { relation }: Join): boolean {
  return relation === null || account.relation(relationKey(user, relation.type, relation.to)) === undefined;
}

/** Whether an unread list might hold this relation of the user, which it has not yet. */
export function mayJoin(account: Account, user: string, join: Join, { users }: UnreadThing): boolean {
  return (users === null || users.has(user)) && isNewTo(account, user, join);
}

/** Whether an unread list might put anybody into a group, itself or by a group of groups. */
export function leadsInto({ joins }: UnreadThing, group: string): boolean {
  return joins.some(({ groups }) => groups.has(group));
}

/** Whether more users than are known may be in one of some groups, as a list of members was not read that leads into it. */
export function mayHaveMoreMembers(things: readonly UnreadThing[], groups: readonly string[] = []): boolean {
  return things.some((thing) => thing.section === "group-members" && groups.some((group) => leadsInto(thing, group)));
}

/** Every unread list of users, members and administrators of a revision. */
export function unreadThings(world: WholeWorld): UnreadThing[] {
  return [...unreadUsers(world), ...unreadRoles(world), ...unreadMembers(world), ...unreadAdmins(world)];
}

/** Whoever's record was not read to the end, or who has none, might have any role and be in any group. */
function unreadUsers(world: WholeWorld): UnreadThing[] {
  if (unreadUserExtents(world).length === 0 || world.userSets.flagged(FLAGS.unreadUser).isEmpty) return [];
  const users = new FlaggedKeys(world.graph, FLAGS.unreadUser);
  return [{ section: "users", users, joins: [ANY_ROLE_JOIN, ...joinAll(world)] }];
}

export function unreadUserExtents({ account }: World): string[] {
  return USER_EXTENTS.filter((extent) => account.coverage.unread("users", extent));
}

function unreadRoles({ account }: World): UnreadThing[] {
  const roles = new Set([...account.ofKind("ZoomRole"), ...account.coverage.extents("role-members")]);
  for (const role of account.graph.targets("HAS_ROLE")) roles.add(role);
  for (const role of account.graph.sources("GRANTS")) roles.add(role);
  const things: UnreadThing[] = [];
  for (const role of [...roles].sort(compareBytes)) {
    if (!account.coverage.unread("role-members", role)) continue;
    const join: Join = { relation: { type: "HAS_ROLE", to: role }, holders: new Set([role]), groups: NONE };
    things.push({ section: "role-members", users: null, joins: [join] });
  }
  if (!account.coverage.planned("role-members")) {
    things.push({ section: "role-members", users: null, joins: [ANY_ROLE_JOIN] });
  }
  return things;
}

function unreadMembers(world: World): UnreadThing[] {
  return unreadPerGroup(world, "group-members", (group) => joinGroup(world, group));
}

function joinAll(world: World): Join[] {
  return [...world.resources.groups].map((group) => joinGroup(world, group));
}

function joinGroup({ closures }: World, group: string): Join {
  return {
    relation: { type: "MEMBER_OF", to: group },
    holders: new Set([group, ...closures.holdersOf(group)]),
    groups: new Set([group, ...closures.groupsOf(group)]),
  };
}

function unreadAdmins(world: World): UnreadThing[] {
  return unreadPerGroup(world, "group-admins", (group) => ({
    relation: { type: "ADMIN_OF", to: group },
    holders: NONE,
    groups: NONE,
  }));
}

/** One thing per group whose list was not read, and one of all known groups where not even the lists are known. */
function unreadPerGroup({ account, resources }: World, section: string, join: (group: string) => Join): UnreadThing[] {
  const known = [...new Set([...resources.groups, ...account.coverage.extents(section)])].sort(compareBytes);
  const unread = known.filter((group) => account.coverage.unread(section, group));
  const things = unread.map((group) => ({ section, users: null, joins: [join(group)] }));
  if (account.coverage.planned(section)) return things;
  return [...things, { section, users: null, joins: [...resources.groups].map(join) }];
}
