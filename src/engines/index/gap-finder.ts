import { authorizersOf } from "../../derive/grants/apps.ts";
import { groupAdminReach } from "../../derive/grants/group-admins.ts";
import { scopesOf } from "../../derive/grants/roles.ts";
import { groupExists } from "../../derive/privileges.ts";
import { RoleReach } from "../../derive/role-reach.ts";
import { relationKey } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import { GrantTable } from "./grant-table.ts";
import type { Resource } from "./resources.ts";
import type { World } from "./world.ts";

/** What is asked of a principal: does anything unread add a proof of this? */
export interface Asked {
  readonly permission: Permission;
  readonly resource: Resource;
  readonly extent: "ALL" | "ANY";
}

/** Potential members of a group or role whose list was not read. */
interface Potential {
  readonly section: string;
  /** What a user may act as. */
  readonly holders: ReadonlySet<string>;
  /** Groups that any owner may be in. */
  readonly groups: ReadonlySet<string>;
  /** The relation that would be new for the user, where it is one. */
  readonly relation: { readonly type: string; readonly to: string } | null;
}

/** Finds the gaps that count for a principal (docs/semantics.md 6). */
export class GapFinder {
  readonly #world: World;
  readonly #possible: GrantTable;
  readonly #pairs: ReadonlySet<string>;
  readonly #potentials: readonly Potential[];
  readonly #adminGroups: readonly string[];
  /** Why a catalog gap is one, for the answer. */
  readonly reasons = new Map<string, string>();

  constructor(world: World) {
    this.#world = world;
    this.#possible = new GrantTable(
      world.possible.map((one) => ({
        ...one,
        origin: { kind: "privilege", value: "" },
        codes: null,
        facts: [],
        capabilities: [],
        rule: one.reason,
        unread: null,
        state: "UNKNOWN",
        bound: "AT_MOST",
      })),
    );
    for (const { gap, reason } of world.possible) if (!this.reasons.has(gap)) this.reasons.set(gap, reason);
    this.#pairs = new Set(world.account.catalog.pairs.map(({ class: name, permission }) => `${name}|${permission}`));
    this.#potentials = potentialsOf(world);
    this.#adminGroups = unreadAdminGroups(world);
  }

  /** Sections whose unread part could add a proof for the principal; `found` is added to and saves work. */
  collect(principal: string, asked: Asked, found: Set<string>): void {
    if (asked.resource.class === null) return;
    const world = this.#world;
    this.#collectPossible(principal, asked, found);
    if (world.isPseudo(principal)) this.#collectUnknownRecordings(asked, found);
    else if (world.account.isApp(principal)) this.#collectForApp(principal, asked, found);
    else this.#collectForUser(principal, asked, found);
  }

  #isPair({ resource, permission }: Asked): boolean {
    return this.#pairs.has(`${resource.class?.name}|${permission}`);
  }

  /** Whether a target lies to the asked resource so that a proof would come of it. */
  #serves(targetKey: string, principal: string, { resource, extent }: Asked): boolean {
    const described = this.#world.resources.of(targetKey);
    const target = described === undefined ? undefined : this.#world.asOwnSet(described, principal);
    if (target === undefined || target.class?.name !== resource.class?.name) return false;
    const lie = this.#world.resources.lie(target, resource);
    return lie === "whole" || (extent === "ANY" && lie.length > 0);
  }

  #collectPossible(principal: string, asked: Asked, found: Set<string>): void {
    for (const holder of this.#world.holders(principal, true)) {
      for (const { permission, target, rule } of this.#possible.of(holder)) {
        if (permission !== asked.permission || !this.#serves(target, principal, asked)) continue;
        const gap = this.#world.isPseudo(holder) ? "recording-shares" : "catalog";
        if (!found.has(gap) && rule !== null) this.reasons.set(gap, rule);
        found.add(gap);
      }
    }
  }

  #collectUnknownRecordings({ resource, extent, permission }: Asked, found: Set<string>): void {
    if (resource.class?.name !== "Recording" || resource.level === "node" || extent !== "ANY") return;
    if (permission === "DataRead" && !this.#world.account.coverage.complete("recordings")) found.add("recordings");
  }

  #collectForUser(user: string, asked: Asked, found: Set<string>): void {
    this.#collectUnknownRecordings(asked, found);
    if (this.#isPair(asked)) for (const section of anything(this.#world, user)) found.add(section);
    for (const potential of this.#potentials) {
      if (!found.has(potential.section) && this.#potentialServes(user, potential, asked)) found.add(potential.section);
    }
    if (!found.has("group-admins") && this.#couldAdminister(user, asked)) found.add("group-admins");
    if (!found.has("recordings") && this.#couldBeHosted(user, asked)) found.add("recordings");
  }

  #potentialServes(user: string, potential: Potential, asked: Asked): boolean {
    const { relation } = potential;
    const world = this.#world;
    const known =
      relation !== null && world.account.relation(relationKey(user, relation.type, relation.to)) !== undefined;
    if (!known) {
      for (const holder of potential.holders) {
        for (const grant of [...world.grants.of(holder), ...this.#possible.of(holder)]) {
          if (grant.permission !== asked.permission) continue;
          if (this.#serves(grant.target, user, asked) || this.#inGroups(grant.target, potential.groups, asked))
            return true;
        }
      }
    }
    if (potential.groups.size === 0) return false;
    for (const holder of world.holders(user, true)) {
      for (const grant of [...world.grants.of(holder), ...this.#possible.of(holder)]) {
        if (grant.permission === asked.permission && this.#inGroups(grant.target, potential.groups, asked)) return true;
      }
    }
    return false;
  }

  /** Whether the resource's owner might be in the group that the target belongs to. */
  #inGroups(targetKey: string, groups: ReadonlySet<string>, { resource, extent }: Asked): boolean {
    const target = this.#world.resources.of(targetKey);
    if (target?.level !== "group" || target.class?.belongsTo !== "user") return false;
    if (target.class.name !== resource.class?.name || !groups.has(target.owners[0] as string)) return false;
    if (resource.level === "user") return true;
    if (resource.level === "node") return resource.owners.length > 0;
    return extent === "ANY" && resource.level === "group";
  }

  #couldAdminister(user: string, asked: Asked): boolean {
    const { account } = this.#world;
    return this.#adminGroups.some(
      (group) =>
        account.relation(relationKey(user, "ADMIN_OF", group)) === undefined &&
        groupAdminReach(account, user, group).some(
          ({ permission, target }) => permission === asked.permission && this.#serves(target, user, asked),
        ),
    );
  }

  /** A recording whose month was not read to the end might be hosted by anybody. */
  #couldBeHosted(user: string, { resource, permission }: Asked): boolean {
    if (resource.level !== "node" || resource.class?.name !== "Recording") return false;
    const { account, grants, resources } = this.#world;
    const said = account.node(resource.key)?.said ?? [];
    if (!said.some(({ section, extent }) => section === "recordings" && account.coverage.unread(section, extent))) {
      return false;
    }
    for (const holder of this.#world.holders(user, true)) {
      for (const grant of grants.of(holder)) {
        if (grant.permission !== permission || grant.class !== "Recording") continue;
        const level = resources.of(grant.target)?.level;
        if (level === "own" || level === "user" || level === "group") return true;
      }
    }
    return false;
  }

  #collectForApp(app: string, asked: Asked, found: Set<string>): void {
    const { account } = this.#world;
    const unread = account.coverage.unread("app", app) || scopesOf(account, app) === undefined;
    if (unread && this.#isPair(asked)) found.add("app");
    for (const authorizer of authorizersOf(account, app)) this.#collectForAuthorizer(app, authorizer, asked, found);
  }

  /** What an authorizer's role opens bounds the app: gaps of that acting-as are gaps of the app. */
  #collectForAuthorizer(app: string, authorizer: string, asked: Asked, found: Set<string>): void {
    const { account, closures } = this.#world;
    const listed = this.#listedCapabilities(app, asked);
    if (listed.length === 0) return;
    for (const section of anything(this.#world, authorizer)) found.add(section);
    for (const potential of this.#potentials) {
      const { relation } = potential;
      if (found.has(potential.section)) continue;
      if (relation !== null && account.relation(relationKey(authorizer, relation.type, relation.to)) !== undefined)
        continue;
      const already = new Set(closures.rolesOf(authorizer));
      for (const holder of potential.holders) {
        if (account.from("HAS_ROLE", holder).length === 0 && relation?.type !== "HAS_ROLE") continue;
        if (already.has(holder) && relation?.type !== "HAS_ROLE") continue;
        const role = new RoleReach(account, holder);
        const serves = listed.some((capability) => {
          const { reaches, gap } = role.opens(capability);
          const whole = account.keys.set(capability.class);
          return (
            reaches.some(({ target }) => this.#serves(target, app, asked)) ||
            (gap !== null && this.#serves(whole, app, asked))
          );
        });
        if (serves) found.add(potential.section);
      }
    }
  }

  #listedCapabilities(app: string, { resource, permission }: Asked) {
    const { account } = this.#world;
    return (scopesOf(account, app) ?? []).flatMap((scope) =>
      (account.catalog.capabilitiesByScope.get(scope) ?? []).filter(
        (capability) =>
          capability.permission === permission &&
          capability.class === resource.class?.name &&
          (capability.adminScopes.includes(scope) || resource.class?.belongsTo !== "user"),
      ),
    );
  }
}

/** Sections whose unread part might give a user anything at all. */
function anything(world: World, user: string): string[] {
  const { account } = world;
  const sections: string[] = [];
  const said = account.node(user)?.said.filter(({ section }) => section === "users") ?? [];
  const unread =
    said.length === 0
      ? !account.coverage.complete("users")
      : said.some(({ extent }) => account.coverage.unread("users", extent));
  if (unread) sections.push("users");
  if (!account.coverage.planned("role-members")) sections.push("role-members");
  return sections;
}

function potentialsOf(world: World): Potential[] {
  const { account, closures } = world;
  const potentials: Potential[] = [];
  for (const role of account.coverage.unreadExtents("role-members")) {
    const relation = { type: "HAS_ROLE", to: role };
    potentials.push({ section: "role-members", holders: new Set([role]), groups: new Set(), relation });
  }
  const withGroups = (group: string) => new Set([group, ...closures.groupsOf(group)]);
  for (const group of account.coverage.unreadExtents("group-members")) {
    const holders = new Set([group, ...closures.holdersOf(group)]);
    const relation = { type: "MEMBER_OF", to: group };
    potentials.push({ section: "group-members", holders, groups: withGroups(group), relation });
  }
  if (!account.coverage.planned("group-members")) {
    const groups = [...world.resources.groups];
    const holders = new Set(groups.flatMap((group) => [group, ...closures.holdersOf(group)]));
    potentials.push({ section: "group-members", holders, groups: new Set(groups), relation: null });
  }
  return potentials;
}

function unreadAdminGroups(world: World): string[] {
  const { account } = world;
  const groups = account.coverage.planned("group-admins")
    ? account.coverage.unreadExtents("group-admins")
    : [...world.resources.groups];
  return groups.filter((group) => groupExists(account, group));
}
