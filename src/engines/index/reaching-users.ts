import { Bits } from "../../lib/bits.ts";
import { getOrMake } from "../../lib/maps.ts";
import type { Permission } from "../../model/permissions.ts";
import { standingRank } from "../../model/states.ts";
import { grantsToward, holdersToward, type PairOptions } from "../answers/pair.ts";
import type { Resource } from "../answers/resources.ts";
import type { ShownGrant } from "../answers/shown-grant.ts";
import { checkSignal } from "../answers/world.ts";
import { UsersByRank } from "./users-by-rank.ts";
import type { WholeWorld } from "./whole-world.ts";

/** What whoCan is asked about. */
export interface AskedAccess {
  readonly resource: Resource;
  readonly permissions: readonly Permission[];
  readonly pair: PairOptions;
}

/** Which users have each of the permissions: what `pairBest` would find user by user, found grant by grant. */
export function reachingUsers(
  world: WholeWorld,
  asked: AskedAccess,
  options: Parameters<typeof checkSignal>[0],
): ReadonlyMap<Permission, UsersByRank> {
  const { resource, permissions, pair } = asked;
  const found = new Map<Permission, UsersByRank>();
  const reach = new Reach(world, asked);
  const add = ({ permission, state, bound }: ShownGrant, users: Bits) =>
    getOrMake(found, permission, () => new UsersByRank()).add(standingRank({ state, bound }), users);
  for (const holder of holdersToward(world, resource, pair.extent)) {
    checkSignal(options);
    const isPseudo = world.isPseudo(holder);
    if (world.account.isApp(holder) || (isPseudo && !pair.followPseudo)) continue;
    const acting = isPseudo ? world.userSets.all : world.userSets.actingAs(holder);
    const known = new Set<string>();
    for (const grant of grantsToward(world, holder, resource, pair.extent)) {
      if (!permissions.includes(grant.permission) || !pair.proofs.accepts(grant)) continue;
      const id = `${grant.permission} ${standingRank(grant)}`;
      if (known.has(id)) continue;
      const users = reach.of(grant.target, acting);
      if (users === acting) known.add(id);
      add(grant, users);
    }
  }
  if (!pair.followPseudo) {
    const owners = reach.owners();
    const own = world.grants.on(world.account.keys.ownSet(resource.class?.name ?? ""));
    for (const grant of owners.isEmpty ? [] : own) {
      const isAsked = permissions.includes(grant.permission) && pair.proofs.accepts(grant);
      if (isAsked && grant.holder === world.members) add(grant, owners);
    }
  }
  for (const byRank of found.values()) byRank.rest(world.userSets.dormant).settle();
  return found;
}

/** Whom the targets of grants lead to the resource. */
class Reach {
  readonly #world: WholeWorld;
  readonly #asked: AskedAccess;
  /** Everybody, or just these. */
  readonly #known = new Map<string, Bits | "everybody">();

  constructor(world: WholeWorld, asked: AskedAccess) {
    this.#world = world;
    this.#asked = asked;
  }

  /** Of those who act as a grant's holder; `acting` itself where all of them are led to the resource. */
  of(target: string, acting: Bits): Bits {
    const led = getOrMake(this.#known, target, () => this.#find(target));
    return led === "everybody" ? acting : led.clone().keep(acting);
  }

  #find(target: string): Bits | "everybody" {
    const { resource, pair } = this.#asked;
    const { userSets, resources } = this.#world;
    const described = resources.of(target);
    if (described === undefined) return new Bits(userSets.all.size);
    if (described.level === "own") return this.#own();
    const lie = resources.lie(described, resource);
    if (lie === "whole" || (pair.extent === "ANY" && lie.length > 0)) return "everybody";
    // Whoever has the set of its own things has all of what members own that is its part.
    return userSets.of(resource.level === "own" && described.level === "user" ? described.owners : []);
  }

  /** Users whom the resource belongs to, of a class that belongs to users. */
  owners(): Bits {
    const { level, owners, class: resourceClass } = this.#asked.resource;
    const isOwned = (level === "node" || level === "user") && resourceClass?.belongsTo === "user";
    return this.#world.userSets.of(isOwned ? owners : []);
  }

  /** Users whose own things are the resource, or with ANY have a part in common with it. */
  #own(): Bits {
    const { resource, pair } = this.#asked;
    const { userSets, resources } = this.#world;
    if (resource.level === "own") return userSets.all.clone();
    const found = this.owners();
    if (pair.extent === "ALL" || resource.level === "node") return found;
    if (resource.level === "account") return userSets.all.clone();
    if (resource.level === "group") found.addAll(userSets.actingAs(resource.owners[0] ?? ""));
    for (const owners of resources.sharedWithin(resource)) found.addAll(userSets.of(owners));
    return found;
  }
}
