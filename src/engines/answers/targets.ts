import type { Counts, ResourceAccess } from "../../access/answers.ts";
import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import { ACCESS_STATES, standingOfRank } from "../../model/states.ts";
import { bestEntry, Counter, pairBest, toAccess, wholeWitness } from "./access-rows.ts";
import type { HeldGrants } from "./held-grants.ts";
import { nodeView } from "./node-views.ts";
import type { Best } from "./pair.ts";
import { proofDocument } from "./proof-document.ts";
import type { ProofSketch } from "./proofs.ts";
import type { Resource } from "./resources.ts";
import { checkSignal, type World } from "./world.ts";

/** A row of effectiveAccess before it is written out. */
export interface FoundTarget {
  readonly target: Resource;
  readonly best: readonly [Permission, Best][];
}

/**
 * The targets of all grants that a principal has, in byte order, counted before `states` drops any. Of the largest ones recordings
 * that are shared by a link are left out: see shared-targets.ts.
 */
export function targetRows(
  held: HeldGrants,
  request: EffectiveAccessRequest,
  options: AskOptions | undefined,
): { readonly rows: FoundTarget[]; readonly counts: Counts } {
  const listed = listTargets(held, request, options);
  const kept = request.targets === "ALL" ? [...listed.values()] : maximalTargets(held.world, listed);
  const counter = new Counter();
  const states = request.states ?? ACCESS_STATES;
  const rows: FoundTarget[] = [];
  for (const { target, best } of kept.sort((a, b) => compareBytes(a.target.key, b.target.key))) {
    counter.add(bestEntry(best)[1].rank);
    const left = best.filter(([, { rank }]) => states.includes(standingOfRank(rank).state));
    if (left.length > 0) rows.push({ target, best: left });
  }
  return { rows, counts: counter.counts };
}

function listTargets(
  held: HeldGrants,
  { permissions, classes, targets }: EffectiveAccessRequest,
  options: AskOptions | undefined,
): Map<string, FoundTarget> {
  const { world, principal } = held;
  const found = new Map<string, FoundTarget>();
  for (const key of held.targets(classes, targets === "ALL")) {
    const described = world.resources.of(key);
    const target = described === undefined ? undefined : world.asOwnSet(described, principal);
    if (target === undefined || found.has(target.key)) continue;
    checkSignal(options);
    const best = pairBest(world, principal, target, permissions, held.options);
    if (best.length > 0) found.set(target.key, { target, best });
  }
  return found;
}

/** Leaves a permission out where a listed target that contains this one has it at least as well. */
function maximalTargets(world: World, listed: ReadonlyMap<string, FoundTarget>): FoundTarget[] {
  const kept: FoundTarget[] = [];
  for (const { target, best } of listed.values()) {
    const containers = world.resources
      .containers(target)
      .filter((key) => key !== target.key)
      .flatMap((key) => listed.get(key) ?? []);
    const left = best.filter(
      ([permission, { rank }]) =>
        !containers.some((container) =>
          container.best.some(([other, { rank: its }]) => other === permission && its <= rank),
        ),
    );
    if (left.length > 0) kept.push({ target, best: left });
  }
  return kept;
}

/** The witness of a row: that of the best of its permissions. */
export function targetWitness(
  world: World,
  principal: string,
  { target, best }: FoundTarget,
  options: AskOptions | undefined,
): ProofSketch {
  return wholeWitness(world, principal, target, bestEntry(best)[1].attaining, options);
}

export function toResourceAccess(world: World, { target, best }: FoundTarget, witness: ProofSketch): ResourceAccess {
  return {
    resource: nodeView(world, target.key),
    class: target.class?.name ?? "",
    access: toAccess(world, best),
    witness: proofDocument(world, witness),
  };
}
