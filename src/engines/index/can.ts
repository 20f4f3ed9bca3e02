import type { Completeness, Decision, Page, Proof } from "../../access/answers.ts";
import type { ExplainRequest, PairRequest } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
import { standingOfRank, type Verdict } from "../../model/states.ts";
import { Counter } from "./access-rows.ts";
import { completenessOf } from "./gaps/completeness.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { nodeView } from "./node-views.ts";
import { positionSlice } from "./paging.ts";
import { bestOf, type PairOptions, reachedBy } from "./pair.ts";
import { proofDocument } from "./proof-document.ts";
import { ALL_PROOFS } from "./proof-filter.ts";
import { minimalProofs, proofsOf, witnessOf } from "./proofs.ts";
import type { Resource } from "./resources.ts";
import type { World } from "./world.ts";

const FOLLOWED: PairOptions = { extent: "ANY", proofs: ALL_PROOFS, followPseudo: true };

/** Answers can: YES by an active proof; UNKNOWN by an unknown one or a gap that could add one; else NO. */
export function can(world: World, gaps: GapFinder, request: PairRequest, now: Date): Decision {
  const { principal, resource } = asPair(world, request);
  const witness = witnessOf(proofsOf(world, principal, request.permission, resource, FOLLOWED));
  const standing = witness === undefined ? null : standingOfRank(witness.reached.rank);
  const proven = standing?.state === "ACTIVE";
  const completeness = proven
    ? complete(world, principal)
    : pairCompleteness(world, gaps, principal, resource, request);
  const verdict: Verdict = proven ? "YES" : standing?.state === "UNKNOWN" || !completeness.complete ? "UNKNOWN" : "NO";
  const best = proven
    ? undefined
    : bestOf(world, reachedBy(world, principal, resource, FOLLOWED)).get(request.permission);
  return {
    verdict,
    state: standing?.state ?? null,
    witness: witness === undefined ? null : proofDocument(world, witness),
    parts: [...(best?.parts ?? [])].sort(compareBytes).map((key) => nodeView(world, key)),
    completeness,
    revision: world.revision.number,
    engine: "index",
    evaluatedAt: now.toISOString(),
  };
}

/** Answers explain: the minimal proofs, smallest first. */
export function explain(world: World, gaps: GapFinder, request: ExplainRequest): Page<Proof> {
  const { principal, resource } = asPair(world, request);
  const proofs = minimalProofs(proofsOf(world, principal, request.permission, resource, FOLLOWED));
  const counter = new Counter();
  for (const { reached } of proofs) counter.add(reached.rank);
  const documents = proofs.map((proof) => proofDocument(world, proof));
  return {
    ...positionSlice(documents, ({ digest }) => digest, request.page),
    totalCount: proofs.length,
    counts: counter.counts,
    completeness: pairCompleteness(world, gaps, principal, resource, request),
    revision: world.revision.number,
    engine: "index",
  };
}

function asPair(world: World, request: PairRequest): { principal: string; resource: Resource } {
  const principal = world.principal(request.principal, "principal");
  const resource = world.resource(request.resource, "resource");
  return { principal, resource: world.asOwnSet(resource, principal) ?? resource };
}

function complete(world: World, principal: string): Completeness {
  return completenessOf(world, [], new Map(), [world.account.isApp(principal) ? "app" : "user"]);
}

function pairCompleteness(
  world: World,
  gaps: GapFinder,
  principal: string,
  resource: Resource,
  { permission }: PairRequest,
): Completeness {
  const found = new Set<string>();
  if (!world.account.isDormant(principal))
    gaps.collect(principal, { permission, resource, extent: "ALL", proofs: ALL_PROOFS }, found);
  return completenessOf(world, found, gaps.reasons, [world.account.isApp(principal) ? "app" : "user"]);
}
