import type { AskOptions } from "../../access/engine.ts";
import { getOrMake } from "../../lib/maps.ts";
import type { Permission } from "../../model/permissions.ts";
import { type Standing, standingRank, worseState } from "../../model/states.ts";
import type { ProofFilter } from "./proof-filter.ts";
import type { Lie, Resource } from "./resources.ts";
import type { ShownGrant } from "./shown-grant.ts";
import type { World } from "./world.ts";

/** A grant that a principal has, and how its target lies to the asked resource. */
export interface Reached extends Standing {
  readonly grant: ShownGrant;
  /** The target, with the members' own set turned into the principal's. */
  readonly target: Resource;
  readonly lie: Lie;
  readonly rank: number;
}

export interface PairOptions extends AskOptions {
  readonly extent: "ALL" | "ANY";
  readonly proofs: ProofFilter;
  /** Those that are asked for; undefined or null for all. */
  readonly permissions?: readonly Permission[] | null;
  /** Whether a user is followed through AccountMembers and Everyone. */
  readonly followPseudo: boolean;
  /** Unfollowed, a user still has the grant on `own` where this, else the resource itself, is its own. */
  readonly asked?: Resource;
  /** Where grants are at hand that are looked up holder by holder otherwise. */
  readonly grants?: GrantsAtHand;
}

/** Every grant of whom the principal acts as that may lead it to the resource, in any order. */
export type GrantsAtHand = (principal: string, resource: Resource) => Iterable<ShownGrant>;

/** Every grant by which a principal reaches a resource, or with ANY a part of it. */
export function* reachedBy(
  world: World,
  principal: string,
  resource: Resource,
  options: PairOptions,
): Generator<Reached> {
  if (resource.class === null) return;
  const dormant = world.account.isDormant(principal);
  for (const grant of options.grants?.(principal, resource) ?? grantsOf(world, principal, resource, options)) {
    if (!isAsked(grant, options)) continue;
    const target = targetFor(world, grant, principal, options.followPseudo);
    if (target === undefined) continue;
    const lie = lieOf(world, target, resource, principal);
    if (lie !== "whole" && (options.extent === "ALL" || lie.length === 0)) continue;
    yield reached(grant, target, lie, dormant);
  }
  if (!options.followPseudo) yield* ownOfOwner(world, principal, resource, options);
}

function isAsked(grant: ShownGrant, { permissions, proofs }: PairOptions): boolean {
  return (permissions == null || permissions.includes(grant.permission)) && proofs.accepts(grant);
}

/** Those asked for of the grants toward one resource, looked up once for each holder: for a question about many principals, who act as the same few. */
export function grantsByHolder(world: World, resource: Resource, options: PairOptions): GrantsAtHand {
  const known = new Map<string, readonly ShownGrant[]>();
  const toward = (holder: string) =>
    getOrMake(known, holder, () =>
      [...grantsToward(world, holder, resource, options.extent)].filter((grant) => isAsked(grant, options)),
    );
  return (principal) => world.holders(principal, options.followPseudo).flatMap(toward);
}

function* grantsOf(
  world: World,
  principal: string,
  resource: Resource,
  { followPseudo, extent }: PairOptions,
): Generator<ShownGrant> {
  for (const holder of world.holders(principal, followPseudo)) yield* grantsToward(world, holder, resource, extent);
}

/** A holder's grants that contain the resource, or of sets with ANY all over its class: any of them may be a part. */
export function* grantsToward(
  world: World,
  holder: string,
  resource: Resource,
  extent: "ALL" | "ANY",
): Generator<ShownGrant> {
  if (isAnywhere(resource, extent)) yield* world.grants.of(holder, resource.class?.name ?? "");
  else for (const target of targetsToward(world, resource)) yield* world.grants.between(holder, target);
}

/** Who has such grants. */
export function holdersToward(world: World, resource: Resource, extent: "ALL" | "ANY"): Iterable<string> {
  if (resource.class === null) return [];
  if (isAnywhere(resource, extent)) return world.grants.holdersOver(resource.class.name);
  return world.grants.holdersOn(targetsToward(world, resource));
}

function isAnywhere({ level }: Resource, extent: "ALL" | "ANY"): boolean {
  return extent === "ANY" && level !== "node";
}

/** What contains the resource, and what members own: of one of them that may be it. */
export function targetsToward(world: World, resource: Resource): readonly string[] {
  const targets = world.resources.containers(resource);
  const own = world.account.keys.ownSet(resource.class?.name ?? "");
  return targets.includes(own) ? targets : [...targets, own];
}

/** Unfollowed, the grant on `own` still belongs to the row of who owns the resource (docs/semantics.md 5). */
function* ownOfOwner(world: World, principal: string, resource: Resource, options: PairOptions): Generator<Reached> {
  const { asked = resource } = options;
  const owned = asked.level === "node" || asked.level === "user";
  if (!owned || resource.class?.belongsTo !== "user" || !asked.owners.includes(principal)) return;
  if (!world.account.isUser(principal)) return;
  for (const grant of world.grants.on(world.account.keys.ownSet(resource.class.name))) {
    if (grant.holder !== world.members || !isAsked(grant, options)) continue;
    const target = targetFor(world, grant, principal, true);
    const lie = target === undefined ? "whole" : world.resources.lie(target, resource);
    if (target !== undefined && lie === "whole") yield reached(grant, target, lie, world.account.isDormant(principal));
  }
}

function targetFor(world: World, grant: ShownGrant, principal: string, followPseudo: boolean): Resource | undefined {
  const target = world.resources.of(grant.target);
  return target !== undefined && followPseudo ? world.asOwnSet(target, principal) : target;
}

function lieOf(world: World, target: Resource, resource: Resource, principal: string): Lie {
  // Of the members' own set, a member followed through AccountMembers has its part, which stands for the whole.
  if (resource.level === "own" && target.level === "user" && target.owners[0] === principal) return "whole";
  // Unfollowed, AccountMembers has `own` as its part of a group's set with members.
  if (target.level === "own" && resource.level === "group") {
    return hasKnownUser(world, resource.owners[0] as string) ? [target.key] : [];
  }
  return world.resources.lie(target, resource);
}

export function hasKnownUser(world: World, group: string): boolean {
  for (const member of world.closures.actingAs(group)) if (world.account.isUser(member)) return true;
  return false;
}

function reached(grant: ShownGrant, target: Resource, lie: Lie, dormant: boolean): Reached {
  const state = dormant ? worseState(grant.state, "DORMANT") : grant.state;
  const { bound } = grant;
  return { grant, target, lie, state, bound, rank: standingRank({ state, bound }) };
}

/** The best of some ways to one permission: its rank, the grants that attain it, and the parts where not the whole is reached. */
export interface Best {
  readonly rank: number;
  readonly attaining: readonly Reached[];
  readonly parts: readonly string[];
}

/** The best standing per permission. */
export function bestOf(world: World, reached: Iterable<Reached>): Map<Permission, Best> {
  const byPermission = new Map<Permission, Reached[]>();
  for (const one of reached) {
    const known = byPermission.get(one.grant.permission);
    if (known === undefined || (known[0] as Reached).rank > one.rank) byPermission.set(one.grant.permission, [one]);
    else if ((known[0] as Reached).rank === one.rank) known.push(one);
  }
  const best = new Map<Permission, Best>();
  for (const [permission, attaining] of byPermission) {
    const whole = attaining.filter(({ lie }) => lie === "whole");
    const parts =
      whole.length > 0 ? [] : world.resources.maximal(attaining.flatMap(({ lie }) => lie as readonly string[]));
    const rank = (attaining[0] as Reached).rank;
    const listed = new Set(parts);
    const ofParts = attaining.filter(({ lie }) => lie !== "whole" && lie.some((part) => listed.has(part)));
    best.set(permission, { rank, attaining: whole.length > 0 ? whole : ofParts, parts });
  }
  return best;
}
