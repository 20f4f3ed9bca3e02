import type { Permission } from "../../src/model/permissions.ts";
import { universeOf } from "./access.ts";
import type { Account } from "./account.ts";
import { appGapGrants, appProductRoleGrants } from "./apps.ts";
import { type Grant, makeGrant } from "./grant.ts";
import { sortedBytes } from "./order.ts";
import { type Accept, targetsOf } from "./proofs.ts";
import { makeRelation, type Relation } from "./relations.ts";
import { remember } from "./remember.ts";
import { anythingGrants, shareGrant, World } from "./world.ts";

/** One unread thing: its section, and the facts with what it might add. */
export interface UnreadThing {
  readonly section: string;
  readonly world: World;
  /** Users of whom nothing at all was read: they may hold and belong to whatever there is. */
  readonly wholeUsers: ReadonlySet<string>;
}

interface Found {
  readonly section: string;
  readonly relations?: readonly Relation[];
  readonly grants?: readonly Grant[];
  readonly wholeUsers?: readonly string[];
}

const USER_EXTENTS = ["active", "inactive", "pending"] as const;

/** The unread things of the table in semantics.md 6, each with its potential. */
export function unreadThings(base: World): UnreadThing[] {
  const { account } = base;
  return [
    ...unreadUsers(base),
    ...unreadRoleMembers(base),
    ...unreadPerGroup(account, "group-members", "MEMBER_OF"),
    ...unreadPerGroup(account, "group-admins", "ADMIN_OF"),
    ...unreadApps(account),
    ...unreadRecordings(account),
    ...unreadShares(account),
    ...undocumented(base),
    ...productRoles(base),
  ].map(({ section, relations = [], grants = [], wholeUsers = [] }) => ({
    section,
    world: new World(account, base.roles, { relations, grants }, base),
    wholeUsers: new Set(wholeUsers),
  }));
}

/** A user whose record was not read, or that has none, may hold anything and belong to any known group, with what it owns. */
function unreadUsers({ account, roles }: World): Found[] {
  return unreadUserExtents(account).map((extent) => {
    const concerned = account.users.filter((user) => {
      const records = account.facts.filter(
        ({ type, key, section }) => type === "node" && key === user && section === "users",
      );
      return records.length === 0 || records.some((record) => record.extent === extent);
    });
    return {
      section: "users",
      relations: concerned.flatMap((user) => [
        makeRelation(user, "HAS_ROLE", roles.hypothetical),
        ...account.knownGroups.map((group) => makeRelation(user, "MEMBER_OF", group)),
      ]),
      wholeUsers: concerned,
    };
  });
}

export function unreadUserExtents(account: Account): string[] {
  return USER_EXTENTS.filter((extent) => account.isUnread("users", extent));
}

function unreadRoleMembers({ account, roles }: World): Found[] {
  const anyUserHas = (role: string) => account.knownUsers.map((user) => makeRelation(user, "HAS_ROLE", role));
  const ends = account.relations.all.flatMap(({ from, relation, to }) =>
    relation === "HAS_ROLE" ? [to] : relation === "GRANTS" ? [from] : [],
  );
  const known = [...account.nodesOfKind("ZoomRole"), ...ends, ...account.extentsOf("role-members")];
  const unread = sortedBytes(known).filter((role) => account.isUnread("role-members", role));
  return [
    ...unread.map((role) => ({ section: "role-members", relations: anyUserHas(role) })),
    ...(account.isOwnRowComplete("role-members")
      ? []
      : [{ section: "role-members", relations: anyUserHas(roles.hypothetical) }]),
  ];
}

/** Members and administrators are read group by group: any known user, the resource's owner too, may be one. */
function unreadPerGroup(account: Account, section: string, relation: string): Found[] {
  const anyUserIn = (group: string) => account.knownUsers.map((user) => makeRelation(user, relation, group));
  const known = sortedBytes([...account.knownGroups, ...account.extentsOf(section)]);
  const unread = known.filter((group) => account.isUnread(section, group));
  return [
    ...unread.map((group) => ({ section, relations: anyUserIn(group) })),
    ...(account.isOwnRowComplete(section) ? [] : [{ section, relations: account.knownGroups.flatMap(anyUserIn) }]),
  ];
}

function unreadApps(account: Account): Found[] {
  return account.apps
    .filter((app) => account.isUnread("app", app) || account.property(app, "app_scopes") === undefined)
    .map((app) => ({ section: "app", grants: anythingGrants(account, app, "scope") }));
}

/** A recording of an unread month may have any host; one that the list of recordings does not say is of no month. */
function unreadRecordings(account: Account): Found[] {
  const records = account.facts.filter(
    ({ type, section, key }) => type === "node" && section === "recordings" && account.isHosted(key),
  );
  const months = sortedBytes(records.map(({ extent }) => extent)).filter((month) =>
    account.isUnread("recordings", month),
  );
  return months.map((month) => ({
    section: "recordings",
    relations: records
      .filter(({ extent }) => extent === month)
      .flatMap(({ key }) => account.knownUsers.map((user) => makeRelation(key, "HOSTED_BY", user))),
  }));
}

function unreadShares(account: Account): Found[] {
  const unread = account
    .nodesOfKind("ZoomRecording")
    .filter(
      (recording) =>
        account.property(recording, "share_recording") === undefined || account.isUnread("recording-shares", recording),
    );
  const { everyone, accountMembers } = account.keys;
  const grants = unread.flatMap((recording) => [
    shareGrant(account, everyone, recording, "publicly"),
    shareGrant(account, accountMembers, recording, "internally"),
  ]);
  return [{ section: "recording-shares", grants }];
}

/** Capabilities of which nobody says what they need, and limited privileges on classes that know no groups. */
function undocumented(base: World): Found[] {
  const { account, roles } = base;
  const held = sortedBytes(account.relations.all.filter(({ relation }) => relation === "HAS_ROLE").map(({ to }) => to));
  const grants = [
    ...held.flatMap((role) => roles.gapGrants(role)),
    ...account.apps.flatMap((app) => appGapGrants(base, app)),
  ];
  return [{ section: "catalog", grants }];
}

/** Any user may hold a role of a product that has its own, and such a role may allow anything of the product. */
function productRoles(base: World): Found[] {
  const { account } = base;
  const { catalog, keys, lacks } = account;
  const ofUsers = catalog.pairs
    .filter(({ className }) => catalog.hasProductRoles(className, lacks))
    .map(({ className, permission }) =>
      makeGrant(account, {
        holder: keys.accountMembers,
        permission,
        className,
        target: keys.set(className),
        origin: { kind: "privilege", value: "*" },
      }),
    );
  return [
    {
      section: "product-roles",
      grants: [...ofUsers, ...account.apps.flatMap((app) => appProductRoleGrants(base, app))],
    },
  ];
}

/** Whether the principal gets a proof that uses what the unread thing might add. */
export function couldProve(
  world: World,
  principal: string,
  permission: Permission,
  resource: string,
  accept: Accept,
): boolean {
  if (world.added.size === 0 && world.addedGrants.length === 0) return false;
  const said = new Set<string>();
  const added = new Set<string>();
  for (const { target, facts } of world.reachesOf(resource)) (usesAny(world, facts) ? added : said).add(target);
  return usableGrants(world, principal).some(
    ({ grant, targets, isAdded }) =>
      grant.permission === permission &&
      targets.some((target) => added.has(target) || (isAdded && said.has(target))) &&
      accept(grant),
  );
}

/**
 * Whether the principal could come to reach a part: it gets a proof of something inside that uses what is added, or
 * something that it reaches, by more than a grant on the whole, comes to be inside.
 */
export function couldProvePart(
  { world }: UnreadThing,
  base: World,
  principal: string,
  permission: Permission,
  resource: string,
  accept: Accept,
): boolean {
  const known = new Set(universeOf(base, principal, resource));
  const whole = new Set(world.reachesOf(resource).map(({ target }) => target));
  return universeOf(world, principal, resource).some((part) => {
    if (couldProve(world, principal, permission, part, accept)) return true;
    if (known.has(part)) return false;
    const reaches = new Set(world.reachesOf(part).map(({ target }) => target));
    return usableGrants(world, principal).some(
      ({ grant, targets }) =>
        grant.permission === permission &&
        accept(grant) &&
        targets.some((target) => reaches.has(target) && !whole.has(target)),
    );
  });
}

interface UsableGrant {
  readonly grant: Grant;
  readonly targets: readonly string[];
  readonly isAdded: boolean;
}

const usable = new WeakMap<World, Map<string, readonly UsableGrant[]>>();

/** The grants that a principal can use, each with whether using it takes something added; remembered per world. */
function usableGrants(world: World, principal: string): readonly UsableGrant[] {
  const memory = usable.get(world) ?? new Map<string, readonly UsableGrant[]>();
  usable.set(world, memory);
  return remember(memory, principal, () => findUsableGrants(world, principal));
}

function findUsableGrants(world: World, principal: string): UsableGrant[] {
  const holders = new Map<string, { readonly holder: string; readonly isAdded: boolean }>();
  for (const { holder, facts } of world.actingAs(principal)) {
    const isAdded = usesAny(world, facts);
    holders.set(`${isAdded} ${holder}`, { holder, isAdded });
  }
  return [...holders.values()].flatMap(({ holder, isAdded }) =>
    world.grantsOf(holder).map((grant) => ({
      grant,
      targets: targetsOf(world, principal, grant),
      isAdded: isAdded || usesAny(world, grant.facts) || world.addedGrants.includes(grant),
    })),
  );
}

function usesAny(world: World, facts: readonly string[]): boolean {
  return facts.some((fact) => world.added.has(fact));
}

/**
 * Recordings that are not known might be part of a set of them and shared by a link. `own` has no recordings of its
 * own, and their owners' own grants reach the owners' sets as they are: only DataRead by a link could be added.
 */
export function couldHoldUnknownRecording(
  account: Account,
  principal: string,
  permission: Permission,
  resource: string,
  accept: Accept,
): boolean {
  const set = account.keys.readSet(resource);
  if (set?.className !== "Recording" || set.level === "own" || account.isSectionComplete("recordings")) return false;
  if (permission !== "DataRead" || account.isApp(principal)) return false;
  const { everyone, accountMembers } = account.keys;
  const links = [
    ...(principal === accountMembers ? [] : [shareGrant(account, everyone, resource, "publicly")]),
    ...(principal === everyone ? [] : [shareGrant(account, accountMembers, resource, "internally")]),
  ];
  return links.some(accept);
}
