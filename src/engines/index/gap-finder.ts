import type { Capability } from "../../catalog/capability.ts";
import type { Grant, PossibleGrant } from "../../derive/grant.ts";
import { authorizersOf, needsRole } from "../../derive/grants/apps.ts";
import { groupAdminReach } from "../../derive/grants/group-admins.ts";
import { isUnreadApp, scopesOf } from "../../derive/grants/roles.ts";
import { groupExists } from "../../derive/privileges.ts";
import { RoleReach } from "../../derive/role-reach.ts";
import { getOrMake } from "../../lib/maps.ts";
import type { Permission } from "../../model/permissions.ts";
import { GrantTable } from "./grant-table.ts";
import { hasKnownUser } from "./pair.ts";
import type { ProofFilter } from "./proof-filter.ts";
import type { Resource } from "./resources.ts";
import { ANY_ROLE, isNewTo, joinsNewly, type UnreadThing } from "./unread-things.ts";
import type { World } from "./world.ts";

/** What is asked of a principal: does anything unread add a proof of this? */
export interface Asked {
  readonly permission: Permission;
  readonly resource: Resource;
  readonly extent: "ALL" | "ANY";
  readonly proofs: ProofFilter;
}

/** Finds the gaps that count for a principal: sections whose unread part could add a proof (docs/semantics.md 6). */
export class GapFinder {
  readonly #world: World;
  readonly #possible: GrantTable<PossibleGrant>;
  readonly #pseudo = new WeakMap<Asked, Map<string, ReadonlySet<string>>>();
  readonly #pairs: ReadonlySet<string>;
  readonly #things: readonly UnreadThing[];
  readonly #unreadRecordings: readonly Resource[];
  /** Why a gap is one, where it is not the coverage that says so. */
  readonly reasons = new Map<string, string>();

  constructor(world: World, things: readonly UnreadThing[]) {
    this.#world = world;
    this.#possible = new GrantTable(world.possible);
    for (const { gap, reason } of world.possible) if (!this.reasons.has(gap)) this.reasons.set(gap, reason);
    const pairs = world.account.catalog.pairs.map(({ class: name, permission }) => `${name}|${permission}`);
    this.#pairs = new Set([...pairs, UNCATEGORIZED]);
    this.#things = things;
    this.#unreadRecordings = world.account.coverage.complete("recordings")
      ? []
      : world.resources.nodesOf("Recording").filter((recording) => isUnreadRecording(world, recording));
  }

  /** Sections that might count for anybody: where all of them are found there is nothing left to look for. */
  relevant({ resource, permission }: Asked): Set<string> {
    const { account, possible } = this.#world;
    const sections = new Set(this.#things.map(({ section }) => section));
    for (const grant of possible) {
      if (grant.permission === permission && grant.class === resource.class?.name) sections.add(grant.gap);
    }
    if (resource.class?.name === "Recording" && !account.coverage.complete("recordings")) sections.add("recordings");
    if (this.#world.apps.some((app) => isUnreadApp(account, app))) sections.add("app");
    return sections;
  }

  /** Adds to `found` the sections that count for the principal; those in it already are not looked at again. */
  collect(principal: string, asked: Asked, found: Set<string>): void {
    if (asked.resource.class === null) return;
    const { account } = this.#world;
    this.#collectPossible(principal, asked, found);
    if (!account.isApp(principal)) this.#collectUnknownRecordings(principal, asked, found);
    if (this.#world.isPseudo(principal)) {
      if (principal === this.#world.members) this.#collectFirstMembers(asked, found);
      return;
    }
    for (const thing of this.#things) {
      if (!found.has(thing.section) && this.#couldServe(principal, thing, asked)) found.add(thing.section);
    }
    if (!found.has("recordings") && this.#couldBeHosted(principal, asked)) found.add("recordings");
    if (account.isApp(principal)) this.#collectForApp(principal, asked, found);
  }

  #isPair({ resource, permission }: Asked): boolean {
    return this.#pairs.has(`${resource.class?.name}|${permission}`);
  }

  /** Whether a grant would prove what is asked of the principal. */
  #serves(grant: Grant, principal: string, asked: Asked): boolean {
    const target = this.#targetOf(grant, principal, asked);
    if (target === undefined) return false;
    const lie = this.#world.resources.lie(target, asked.resource);
    return lie === "whole" || (asked.extent === "ANY" && lie.length > 0);
  }

  #collectPossible(principal: string, asked: Asked, found: Set<string>): void {
    const follows = this.#world.account.isUser(principal);
    const pseudo = follows ? [this.#world.everyone, this.#world.members] : [principal];
    if (follows || this.#world.isPseudo(principal)) {
      for (const holder of pseudo) for (const gap of this.#pseudoGaps(holder, asked)) found.add(gap);
    }
    if (this.#world.isPseudo(principal)) return;
    for (const holder of this.#world.holders(principal, false)) {
      for (const grant of this.#possible.of(holder, classOf(asked))) {
        if (!found.has(grant.gap) && this.#serves(grant, principal, asked)) found.add(grant.gap);
      }
    }
  }

  /** Gaps of what a pseudo-principal may have, found once for each thing asked. */
  #pseudoGaps(holder: string, asked: Asked): ReadonlySet<string> {
    const known = this.#pseudo.get(asked) ?? new Map<string, ReadonlySet<string>>();
    this.#pseudo.set(asked, known);
    return getOrMake(known, holder, () => {
      const { resources } = this.#world;
      const possible =
        asked.extent === "ANY"
          ? this.#possible.of(holder, classOf(asked))
          : resources.containers(asked.resource).flatMap((target) => this.#possible.on(target));
      const found = new Set<string>();
      for (const grant of possible) {
        if (grant.holder === holder && !found.has(grant.gap) && this.#serves(grant, holder, asked))
          found.add(grant.gap);
      }
      return found;
    });
  }

  /** Recordings that are not known might be part of the set, and shared. */
  #collectUnknownRecordings(
    principal: string,
    { resource, extent, permission, proofs }: Asked,
    found: Set<string>,
  ): void {
    const isSet = resource.level !== "node" && resource.level !== "own" && extent === "ANY";
    if (resource.class?.name !== "Recording" || !isSet || permission !== "DataRead") return;
    if (this.#world.account.coverage.complete("recordings")) return;
    const holders = this.#world.isPseudo(principal) ? [principal] : [this.#world.everyone, this.#world.members];
    for (const holder of holders) {
      const value = holder === this.#world.everyone ? "publicly" : "internally";
      if (proofs.accepts({ ...SHARE, holder, origin: { kind: "share-link", value } })) found.add("recordings");
    }
  }

  /** A group without a known member might have one, whose own things the members' own then is a part of. */
  #collectFirstMembers(asked: Asked, found: Set<string>): void {
    const { account, grants, users } = this.#world;
    const { resource, extent, permission, proofs } = asked;
    const [group] = resource.owners;
    if (resource.level !== "group" || extent === "ALL" || group === undefined || hasKnownUser(this.#world, group))
      return;
    const own = grants.on(account.keys.ownSet(classOf(asked)));
    if (!own.some((grant) => grant.permission === permission && proofs.accepts(grant))) return;
    for (const thing of this.#things) {
      if (users.some((user) => joinsNewly(account, user, group, thing))) found.add(thing.section);
    }
  }

  /** Whether the principal gets a proof by a relation that the unread thing might hold: its own, or that of who owns the resource. */
  #couldServe(principal: string, thing: UnreadThing, asked: Asked): boolean {
    if (this.#world.account.isUser(principal) && this.#couldJoin(principal, thing, asked)) return true;
    if (!thing.joins.some(({ groups }) => groups.size > 0)) return false;
    return this.#world
      .holders(principal, true)
      .some((holder) =>
        this.#world.grants
          .of(holder, classOf(asked))
          .some((grant) => this.#reachesJoined(grant, principal, thing, asked)),
      );
  }

  #couldJoin(user: string, thing: UnreadThing, asked: Asked): boolean {
    if (thing.users !== null && !thing.users.has(user)) return false;
    const { account, grants } = this.#world;
    const reachesJoined = (grant: Grant) => this.#reachesJoined(grant, user, thing, asked);
    for (const join of thing.joins) {
      if (!isNewTo(this.#world.account, user, join)) continue;
      if (join.holders.has(ANY_ROLE) && asked.proofs.acceptsAnything(false) && this.#isPair(asked)) return true;
      for (const holder of join.holders) {
        const held = [...grants.of(holder, classOf(asked)), ...this.#possible.of(holder, classOf(asked))];
        if (held.some((grant) => this.#serves(grant, user, asked) || reachesJoined(grant))) return true;
      }
      if (join.relation?.type !== "ADMIN_OF" || !groupExists(account, join.relation.to)) continue;
      const administering = groupAdminReach(account, user, join.relation.to);
      if (administering.some((grant) => this.#serves(grant, user, asked))) return true;
    }
    return false;
  }

  /** Whether somebody's new membership would put the resource, or a part of both, into the grant's target. */
  #reachesJoined(grant: Grant, principal: string, thing: UnreadThing, asked: Asked): boolean {
    const target = this.#targetOf(grant, principal, asked);
    const { resource, extent } = asked;
    if (target === undefined || resource.class?.belongsTo !== "user" || resource.level === "own") return false;
    const { account, resources } = this.#world;
    const joins = (user: string, { level, owners }: Resource) =>
      level === "group" && resources.users.has(user) && joinsNewly(account, user, owners[0] as string, thing);
    const overlaps = (owners: readonly string[], inTarget: boolean, inResource: boolean) => {
      const newInTarget = owners.some((owner) => joins(owner, target));
      const newInResource = owners.some((owner) => joins(owner, resource));
      return (newInTarget && (inResource || newInResource)) || (newInResource && inTarget);
    };
    if (resource.level === "node" || resource.level === "user") {
      if (resource.owners.some((owner) => joins(owner, target))) return true;
    }
    return extent === "ANY" && this.#somePart(resource.class.name, target, resource, overlaps);
  }

  /** Whether some user's set or node of the class passes, given its owners and where it is now. */
  #somePart(
    className: string,
    target: Resource,
    resource: Resource,
    passes: (owners: readonly string[], inTarget: boolean, inResource: boolean) => boolean,
  ): boolean {
    const { account, resources } = this.#world;
    if (resources.contains(target.key, resource)) return false;
    const inside = (part: Resource) =>
      passes(part.owners, resources.contains(target.key, part), resources.contains(resource.key, part));
    for (const user of resources.users) {
      const part = resources.of(account.keys.setOf(className, user));
      if (part !== undefined && inside(part)) return true;
    }
    return resources.nodesOf(className).some((part) => inside(part));
  }

  /** The target of a grant that could prove what is asked, the members' own as the principal's. */
  #targetOf(grant: Grant, principal: string, { permission, resource, proofs }: Asked): Resource | undefined {
    if (grant.permission !== permission || grant.class !== resource.class?.name || !proofs.accepts(grant))
      return undefined;
    const described = this.#world.resources.of(grant.target);
    return described === undefined ? undefined : this.#world.asOwnSet(described, principal);
  }

  /** A recording whose month was not read to the end might be hosted by anybody. */
  #couldBeHosted(principal: string, asked: Asked): boolean {
    const { resource, extent } = asked;
    if (resource.class?.name !== "Recording" || resource.level === "own") return false;
    if (resource.level !== "node" && extent === "ALL") return false;
    const { grants } = this.#world;
    const unread = this.#unreadRecordings;
    if (unread.length === 0) return false;
    return this.#world.holders(principal, true).some((holder) =>
      grants.of(holder, classOf(asked)).some((grant) => {
        const target = this.#targetOf(grant, principal, asked);
        return target !== undefined && unread.some((recording) => this.#couldMove(recording, target, resource));
      }),
    );
  }

  /** Whether a new host would put a recording into both of two sets, of which the first does not hold the second. */
  #couldMove(recording: Resource, target: Resource, resource: Resource): boolean {
    const { resources } = this.#world;
    if (resource.level === "node") return recording.key === resource.key && this.#mayJoin(recording, target);
    if (resources.contains(target.key, resource)) return false;
    const joinsTarget = this.#mayJoin(recording, target);
    const joinsResource = this.#mayJoin(recording, resource);
    if (joinsTarget && (joinsResource || resources.contains(resource.key, recording))) return true;
    return joinsResource && resources.contains(target.key, recording);
  }

  /** Whether some user that does not host the recording would put it into the set. */
  #mayJoin(recording: Resource, { level, owners }: Resource): boolean {
    const [owner] = owners;
    if (owner === undefined) return false;
    if (level === "user") return !recording.owners.includes(owner);
    if (level !== "group") return false;
    for (const member of this.#world.closures.actingAs(owner)) {
      if (this.#world.resources.users.has(member) && !recording.owners.includes(member)) return true;
    }
    return false;
  }

  #collectForApp(app: string, asked: Asked, found: Set<string>): void {
    const { account } = this.#world;
    if (isUnreadApp(account, app) && this.#isPair(asked) && asked.proofs.acceptsAnything(true)) found.add("app");
    for (const authorizer of authorizersOf(account, app)) this.#collectForAuthorizer(app, authorizer, asked, found);
  }

  /** What an authorizer might come to act as might open what the app's scopes list. */
  #collectForAuthorizer(app: string, authorizer: string, asked: Asked, found: Set<string>): void {
    const { account } = this.#world;
    const listed = this.#listedCapabilities(app, asked);
    if (listed.length === 0) return;
    for (const { section, users, joins } of this.#things) {
      if (found.has(section) || (users !== null && !users.has(authorizer))) continue;
      const roles = joins
        .filter((join) => isNewTo(account, authorizer, join))
        .flatMap(({ relation, holders }) =>
          [...holders].filter(
            (holder) =>
              holder === ANY_ROLE || relation?.type === "HAS_ROLE" || account.from("HAS_ROLE", holder).length > 0,
          ),
        );
      if (roles.some((role) => listed.some((capability) => this.#opens(role, capability, asked)))) found.add(section);
    }
  }

  #opens(role: string, capability: Capability, { resource, extent }: Asked): boolean {
    const { account, resources } = this.#world;
    if (role === ANY_ROLE) return true;
    const { reaches, gaps } = new RoleReach(account, role).opens(capability);
    if (gaps.length > 0) return true;
    return reaches.some((reach) => {
      const target = resources.of(reach.target);
      const lie = target === undefined ? [] : resources.lie(target, resource);
      return lie === "whole" || (extent === "ANY" && lie.length > 0);
    });
  }

  #listedCapabilities(app: string, { resource, permission, proofs }: Asked): Capability[] {
    const { account } = this.#world;
    return (scopesOf(account, app) ?? []).flatMap((scope) => {
      const capabilities = account.catalog.capabilitiesByScope.get(scope) ?? [];
      if (!proofs.accepts({ ...SHARE, holder: app, origin: { kind: "scope", value: scope }, codes: [scope] }))
        return [];
      return capabilities.filter(
        (one) => one.permission === permission && one.class === resource.class?.name && needsRole(account, scope, one),
      );
    });
  }
}

function isUnreadRecording({ account }: World, { key }: Resource): boolean {
  const said = account.node(key)?.said ?? [];
  return said.some(({ section, extent }) => section === "recordings" && account.coverage.unread("recordings", extent));
}

/** What somebody of whom nothing is known might also have: something that the catalog does not know. */
const UNCATEGORIZED = "Account|Uncategorized";

function classOf({ resource }: Asked): string {
  return resource.class?.name ?? "";
}

/** The shape of a grant that only a proof filter looks at. */
const SHARE: Grant = {
  holder: "",
  permission: "DataRead",
  class: "Recording",
  target: "",
  origin: { kind: "share-link", value: "" },
  codes: [],
  facts: [],
  capabilities: [],
  rule: null,
  unread: null,
  state: "ACTIVE",
  bound: "EXACT",
};
