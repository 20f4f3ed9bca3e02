import type { Permission } from "../../src/model/permissions.ts";
import type { Standing } from "../../src/model/states.ts";
import type { Grant } from "./grant.ts";
import { bestStanding, compareBytes, compareStandings, sortedBytes, worstState } from "./order.ts";
import type { World } from "./world.ts";

/** One proof that a principal has a permission on a resource (semantics.md 4). */
export interface Proof extends Standing {
  /** The distinct relation keys that it uses, in byte order. */
  readonly facts: readonly string[];
  readonly grant: Grant;
}

/** Which proofs exist for an answer. */
export type Accept = (grant: Grant) => boolean;
export const acceptAll: Accept = () => true;

/**
 * The targets that a grant stands for when a principal uses it: for a user, `own` is also the user's own set. In
 * whoCan, where nobody is asked for by name, `own` as the resource is reached by the grant on it, so that AccountMembers
 * expands to every user, but not by what reaches a user's own set through its groups.
 */
export function targetsOf(world: World, principal: string, grant: Grant): string[] {
  const { account } = world;
  const set = account.keys.readSet(grant.target);
  if (set?.level !== "own" || !account.isUser(principal)) return [grant.target];
  return [grant.target, account.keys.setOf(set.className, principal)];
}

/** What a proof by this grant amounts to for this principal. */
function standingBy(world: World, principal: string, grant: Grant): Standing {
  const own = world.account.isDormant(principal) ? "DORMANT" : "ACTIVE";
  return { state: worstState(grant.state, own), bound: grant.bound };
}

/** The standing of the best proof, or null where there is none. */
export function best(
  world: World,
  principal: string,
  permission: Permission,
  resource: string,
  accept: Accept = acceptAll,
): Standing | null {
  const contained = new Set(world.reachesOf(resource).map(({ target }) => target));
  const holders = new Set(world.actingAs(principal).map(({ holder }) => holder));
  const standings: Standing[] = [];
  for (const holder of holders) {
    for (const grant of world.grantsOf(holder)) {
      if (grant.permission !== permission || !accept(grant)) continue;
      if (targetsOf(world, principal, grant).some((target) => contained.has(target))) {
        standings.push(standingBy(world, principal, grant));
      }
    }
  }
  return bestStanding(standings);
}

/** Every proof: one for each path to the holder, grant, and way to the target; one for each (facts, grant). */
export function proofs(
  world: World,
  principal: string,
  permission: Permission,
  resource: string,
  accept: Accept = acceptAll,
): Proof[] {
  const found = new Map<string, Proof>();
  for (const acting of world.actingAs(principal)) {
    for (const grant of world.grantsOf(acting.holder)) {
      if (grant.permission !== permission || !accept(grant)) continue;
      const targets = targetsOf(world, principal, grant);
      for (const reach of world.reachesOf(resource)) {
        if (!targets.includes(reach.target)) continue;
        const facts = sortedBytes([...acting.facts, ...grant.facts, ...reach.facts]);
        const proof = { facts, grant, ...standingBy(world, principal, grant) };
        const name = [grant.key, ...facts].join("\n");
        const known = found.get(name);
        if (known === undefined || compareStandings(proof, known) < 0) found.set(name, proof);
      }
    }
  }
  return [...found.values()].sort(compareProofs);
}

/** Fewest facts, then the least keys, then the least grant. */
function compareProofs(a: Proof, b: Proof): number {
  return (
    a.facts.length - b.facts.length ||
    compareBytes(a.facts.join("\n"), b.facts.join("\n")) ||
    compareBytes(a.grant.key, b.grant.key)
  );
}

/** Of the proofs with the best standing the first one. */
export function witnessOf(all: readonly Proof[]): Proof | null {
  const standing = bestStanding(all);
  if (standing === null) return null;
  return all.filter((proof) => compareStandings(proof, standing) === 0).sort(compareProofs)[0] ?? null;
}

/** The proofs such that no proof of the same or a better standing has a proper subset of their facts. */
export function smallestProofs(all: readonly Proof[]): Proof[] {
  return all
    .filter(
      (proof) => !all.some((other) => compareStandings(other, proof) <= 0 && isProperSubset(other.facts, proof.facts)),
    )
    .sort(compareProofs);
}

function isProperSubset(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.length < outer.length && inner.every((fact) => outer.includes(fact));
}
