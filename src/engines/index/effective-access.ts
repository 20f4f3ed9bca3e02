import type { Page, ResourceAccess } from "../../access/answers.ts";
import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
import { PERMISSIONS, type Permission } from "../../model/permissions.ts";
import { ACCESS_STATES, standingOfRank } from "../../model/states.ts";
import { bestEntry, Counter, toAccess } from "./access-rows.ts";
import { completenessOf } from "./gaps/completeness.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { nodeView } from "./node-views.ts";
import { keysetSlice } from "./paging.ts";
import { type Best, bestOf, type PairOptions, reachedBy } from "./pair.ts";
import { proofDocument } from "./proof-document.ts";
import { ALL_PROOFS } from "./proof-filter.ts";
import { proofsOf, witnessOf } from "./proofs.ts";
import type { Resource } from "./resources.ts";
import { checkSignal, type World } from "./world.ts";

const FOLLOWED: PairOptions = { extent: "ALL", proofs: ALL_PROOFS, followPseudo: true };

interface FoundTarget {
  readonly target: Resource;
  readonly best: [Permission, Best][];
}

/** Answers effectiveAccess: the targets of all grants that the principal has, as large as they come. */
export function effectiveAccess(
  world: World,
  gaps: GapFinder,
  request: EffectiveAccessRequest,
  options: AskOptions | undefined,
): Page<ResourceAccess> {
  const principal = world.principal(request.principal, "principal");
  const listed = targetsOf(world, principal, request, options);
  const kept = request.targets === "ALL" ? [...listed.values()] : maximalTargets(world, listed);
  const counter = new Counter();
  const states = request.states ?? ACCESS_STATES;
  const rows: FoundTarget[] = [];
  for (const { target, best } of kept.sort((a, b) => compareBytes(a.target.key, b.target.key))) {
    counter.add(bestEntry(best)[1].rank);
    const left = best.filter(([, { rank }]) => states.includes(standingOfRank(rank).state));
    if (left.length > 0) rows.push({ target, best: left });
  }
  const slice = keysetSlice(rows, ({ target }) => target.key, request.page);
  return {
    ...slice,
    rows: slice.rows.map(({ target, best }) => toResourceAccess(world, principal, target, best)),
    totalCount: rows.length,
    counts: counter.counts,
    completeness: completenessOf(world, collectGaps(world, gaps, principal, request), gaps.reasons, [
      world.account.isApp(principal) ? "app" : "user",
    ]),
    revision: world.revision.number,
    engine: "index",
  };
}

function targetsOf(
  world: World,
  principal: string,
  { permissions, classes }: EffectiveAccessRequest,
  options: AskOptions | undefined,
): Map<string, FoundTarget> {
  const found = new Map<string, FoundTarget>();
  for (const holder of world.holders(principal, true)) {
    for (const grant of world.grants.allOf(holder)) {
      if (classes !== null && !classes.includes(grant.class)) continue;
      const described = world.resources.of(grant.target);
      const target = described === undefined ? undefined : world.asOwnSet(described, principal);
      if (target === undefined || found.has(target.key)) continue;
      checkSignal(options);
      const best = [...bestOf(world, reachedBy(world, principal, target, FOLLOWED))]
        .filter(([permission]) => permissions === null || permissions.includes(permission))
        .sort(([a], [b]) => PERMISSIONS.indexOf(a) - PERMISSIONS.indexOf(b));
      if (best.length > 0) found.set(target.key, { target, best });
    }
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

function toResourceAccess(
  world: World,
  principal: string,
  target: Resource,
  best: readonly [Permission, Best][],
): ResourceAccess {
  const [permission] = bestEntry(best);
  const witness = witnessOf(proofsOf(world, principal, permission, target, FOLLOWED));
  if (witness === undefined) throw new Error(`No proof of ${principal} ${permission} ${target.key}`);
  return {
    resource: nodeView(world, target.key),
    class: target.class?.name ?? "",
    access: toAccess(world, best),
    witness: proofDocument(world, witness),
  };
}

/** Everything that could add anything for the principal, in the asked permissions and classes. */
function collectGaps(
  world: World,
  gaps: GapFinder,
  principal: string,
  { permissions, classes, states }: EffectiveAccessRequest,
): Set<string> {
  const found = new Set<string>();
  const dormantToo = states?.includes("DORMANT") ?? true;
  if (world.account.isDormant(principal) && !dormantToo) return found;
  for (const { class: className, permission } of world.pairs) {
    if (permissions !== null && !permissions.includes(permission)) continue;
    if (classes !== null && !classes.includes(className)) continue;
    const resource = world.resource(world.account.keys.set(className), "classes");
    gaps.collect(principal, { permission, resource, extent: "ANY", proofs: ALL_PROOFS }, found);
  }
  return found;
}
