import type { AskOptions } from "../../access/engine.ts";
import type { Path } from "../../derive/closures.ts";
import { grantKey } from "../../derive/grant.ts";
import { compareBytes } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import { type PairOptions, type Reached, reachedBy } from "./pair.ts";
import type { Resource } from "./resources.ts";
import type { ShownGrant } from "./shown-grant.ts";
import { checkSignal, type World } from "./world.ts";

/** One proof before it is written out. */
export interface ProofSketch {
  readonly principal: string;
  readonly resource: string;
  readonly permission: Permission;
  readonly reached: Reached;
  /** Relation keys from the principal to the grant's holder. */
  readonly actsAs: readonly string[];
  /** Relation keys that put the resource into the target. */
  readonly reach: readonly string[];
  /** All distinct relation keys, sorted. */
  readonly facts: readonly string[];
}

/** All proofs that a principal has the permission on the whole of a resource. */
export function* proofsOf(
  world: World,
  principal: string,
  permission: Permission,
  resource: Resource,
  options: Omit<PairOptions, "extent">,
): Generator<ProofSketch> {
  const asked: PairOptions = { ...options, extent: "ALL", permissions: [permission] };
  yield* proofsBy(world, principal, resource, reachedBy(world, principal, resource, asked), options);
}

/** All proofs by grants that reach the whole of a resource. */
function* proofsBy(
  world: World,
  principal: string,
  resource: Resource,
  found: Iterable<Reached>,
  options: AskOptions | undefined,
): Generator<ProofSketch> {
  const check = () => checkSignal(options);
  for (const reached of found) {
    const { permission, facts: own } = reached.grant;
    for (const actsAs of actsAsPaths(world, principal, reached.grant, check)) {
      for (const reach of reachPaths(world, reached, resource, check)) {
        const facts = [...new Set([...actsAs, ...own, ...reach])].sort(compareBytes);
        yield { principal, resource: resource.key, permission, reached, actsAs, reach, facts };
      }
    }
  }
}

function actsAsPaths(world: World, principal: string, grant: ShownGrant, check: () => void): Iterable<Path> {
  return grant.holder === principal || world.isPseudo(grant.holder)
    ? [[]]
    : world.closures.paths(principal, grant.holder, check);
}

function reachPaths(world: World, { target }: Reached, resource: Resource, check: () => void): Iterable<Path> {
  if (resource.level === "own" && target.level === "user") return [[]];
  return world.resources.reachPaths(target.key, resource, check);
}

/** Fewest facts first, then their keys and the grant's in byte order; then how the same facts are linked. */
export function compareProofs(a: ProofSketch, b: ProofSketch): number {
  return (
    a.facts.length - b.facts.length ||
    compareBytes(a.facts.join("\n"), b.facts.join("\n")) ||
    compareBytes(grantKey(a.reached.grant), grantKey(b.reached.grant)) ||
    compareBytes(a.actsAs.join("\n"), b.actsAs.join("\n")) ||
    compareBytes(a.reach.join("\n"), b.reach.join("\n"))
  );
}

/**
 * The first of the proofs with the best standing, by grants that reach the whole of a resource. Of a holder's grants on one target that stand
 * alike all are led to and from alike: the first of them makes the first proof. Those of apps are all looked at, as what leads to
 * who authorized an app may lead to the resource, too.
 */
export function witnessBy(
  world: World,
  principal: string,
  resource: Resource,
  found: Iterable<Reached>,
  options: AskOptions | undefined,
): ProofSketch | undefined {
  const firsts = new Map<string, Reached>();
  const ofApps: Reached[] = [];
  for (const one of found) {
    const { grant, target, rank } = one;
    if (world.account.isApp(grant.holder)) {
      ofApps.push(one);
      continue;
    }
    const id = `${rank}|${grant.holder}|${target.key}`;
    const known = firsts.get(id);
    if (known === undefined || compareGrants(grant, known.grant) < 0) firsts.set(id, one);
  }
  return witnessOf(proofsBy(world, principal, resource, [...firsts.values(), ...ofApps], options));
}

function compareGrants(a: ShownGrant, b: ShownGrant): number {
  return (
    a.facts.length - b.facts.length ||
    compareBytes(a.facts.join("\n"), b.facts.join("\n")) ||
    compareBytes(grantKey(a), grantKey(b))
  );
}

function witnessOf(proofs: Iterable<ProofSketch>): ProofSketch | undefined {
  let best: ProofSketch | undefined;
  for (const proof of proofs) {
    if (best === undefined) best = proof;
    else if ((proof.reached.rank - best.reached.rank || compareProofs(proof, best)) < 0) best = proof;
  }
  return best;
}

/** Proofs of which no part, at the same standing or a better one, would do; in order, one for each facts and grant. */
export function minimalProofs(proofs: Iterable<ProofSketch>): ProofSketch[] {
  const distinct = new Map<string, ProofSketch>();
  for (const proof of proofs) {
    const same = `${proof.facts.join("\n")}\n\n${grantKey(proof.reached.grant)}`;
    const known = distinct.get(same);
    if (known === undefined || (proof.reached.rank - known.reached.rank || compareProofs(proof, known)) < 0)
      distinct.set(same, proof);
  }
  const all = [...distinct.values()].sort(compareProofs);
  return all.filter(
    (proof) =>
      !all.some((other) => other.reached.rank <= proof.reached.rank && isProperSubset(other.facts, proof.facts)),
  );
}

function isProperSubset(smaller: readonly string[], larger: readonly string[]): boolean {
  return smaller.length < larger.length && smaller.every((key) => larger.includes(key));
}
