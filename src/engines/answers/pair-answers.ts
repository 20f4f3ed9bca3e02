import type { Completeness, Decision, EngineName, NodeView, Page, Proof } from "../../access/answers.ts";
import type { AskOptions, PageRequest, PairRequest } from "../../access/engine.ts";
import type { AnswerScope } from "../../catalog/blind-spots.ts";
import { getOrMake } from "../../lib/maps.ts";
import { compareBytes } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import { standingOfRank, type Verdict } from "../../model/states.ts";
import { Counter } from "./access-rows.ts";
import { scopeOf } from "./completeness.ts";
import { nodeView } from "./node-views.ts";
import { positionSlice } from "./paging.ts";
import { bestOf, type PairOptions, reachedBy } from "./pair.ts";
import { proofDocument } from "./proof-document.ts";
import { ALL_PROOFS } from "./proof-filter.ts";
import { minimalProofs, type ProofSketch, proofsOf, witnessBy } from "./proofs.ts";
import { classesOf, type Resource } from "./resources.ts";
import type { World } from "./world.ts";

/** One principal, permission and resource that can and explain are asked about. */
export interface Pair {
  readonly principal: string;
  readonly permission: Permission;
  readonly resource: Resource;
}

/** Users are followed through the pseudo-principals. */
const FOLLOWED: PairOptions = { extent: "ANY", proofs: ALL_PROOFS, followPseudo: true };

/** The pair of a request; the members' own set is the user's that is asked about. NO_SUCH_NODE, BAD_ARGUMENT. */
export function askedPair(world: World, request: PairRequest): Pair {
  const principal = world.principal(request.principal, "principal");
  const resource = world.resource(request.resource, "resource");
  return { principal, permission: request.permission, resource: world.asOwnSet(resource, principal) ?? resource };
}

export function scopeOfPair({ account }: World, { principal, resource }: Pair): AnswerScope {
  return scopeOf(account, principal, classesOf(resource));
}

export function pairWitness(
  world: World,
  { principal, permission, resource }: Pair,
  options: AskOptions | undefined,
): ProofSketch | undefined {
  const asked: PairOptions = { ...FOLLOWED, extent: "ALL", permissions: [permission] };
  return witnessBy(world, principal, resource, reachedBy(world, principal, resource, asked), options);
}

/** What `can` says of the parts where the whole is not reached. */
export function pairParts(world: World, { principal, permission, resource }: Pair): NodeView[] {
  const best = bestOf(world, reachedBy(world, principal, resource, { ...FOLLOWED, permissions: [permission] })).get(
    permission,
  );
  return [...(best?.parts ?? [])].sort(compareBytes).map((key) => nodeView(world, key));
}

export function isProven(witness: ProofSketch | undefined): boolean {
  return witness !== undefined && standingOfRank(witness.reached.rank).state === "ACTIVE";
}

/** YES by an active proof; UNKNOWN by an unknown one or a gap that could add one; else NO. */
export function decisionOf(
  world: World,
  witness: ProofSketch | undefined,
  { parts, completeness }: Pick<Decision, "parts" | "completeness">,
  { engine, now }: { readonly engine: EngineName; readonly now: Date },
): Decision {
  const state = witness === undefined ? null : standingOfRank(witness.reached.rank).state;
  const verdict: Verdict =
    state === "ACTIVE" ? "YES" : state === "UNKNOWN" || !completeness.complete ? "UNKNOWN" : "NO";
  return {
    verdict,
    state,
    witness: witness === undefined ? null : proofDocument(world, witness),
    parts,
    completeness,
    revision: world.revision.number,
    engine,
    evaluatedAt: now.toISOString(),
  };
}

/** Who answers, and what may end it. */
interface By {
  readonly engine: EngineName;
  readonly options: AskOptions | undefined;
}

/** The minimal proofs of a pair, smallest first, as a page: of those before it no more than digests are wanted. */
export function explanationOf(
  world: World,
  { principal, permission, resource }: Pair,
  page: PageRequest,
  { engine, completeness, options }: { readonly completeness: Completeness } & By,
): Page<Proof> {
  const proofs = minimalProofs(proofsOf(world, principal, permission, resource, { ...FOLLOWED, ...options }));
  const counter = new Counter();
  for (const { reached } of proofs) counter.add(reached.rank);
  const documents = new Map<ProofSketch, Proof>();
  const documentOf = (proof: ProofSketch) => getOrMake(documents, proof, () => proofDocument(world, proof));
  const slice = positionSlice(proofs, (proof) => documentOf(proof).digest, page);
  return {
    ...slice,
    rows: slice.rows.map(documentOf),
    totalCount: proofs.length,
    counts: counter.counts,
    completeness,
    revision: world.revision.number,
    engine,
  };
}
