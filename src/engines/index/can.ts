import type { Completeness, Decision, Page, Proof } from "../../access/answers.ts";
import type { AskOptions, ExplainRequest, PairRequest } from "../../access/engine.ts";
import { completenessOf } from "../answers/completeness.ts";
import {
  askedPair,
  decisionOf,
  explanationOf,
  isProven,
  type Pair,
  pairParts,
  pairWitness,
  scopeOfPair,
} from "../answers/pair-answers.ts";
import { ALL_PROOFS } from "../answers/proof-filter.ts";
import type { World } from "../answers/world.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";

/** Answers can: gaps and parts are looked for only where no active proof decides. */
export function can(
  world: World,
  gaps: GapFinder,
  request: PairRequest,
  { now, options }: { readonly now: Date; readonly options: AskOptions | undefined },
): Decision {
  const pair = askedPair(world, request);
  const witness = pairWitness(world, pair, options);
  const rest = isProven(witness)
    ? { parts: [], completeness: completeness(world, gaps, pair, []) }
    : { parts: pairParts(world, pair), completeness: pairCompleteness(world, gaps, pair) };
  return decisionOf(world, witness, rest, { engine: "index", now });
}

/** Answers explain: the minimal proofs, smallest first. */
export function explain(
  world: World,
  gaps: GapFinder,
  request: ExplainRequest,
  options: AskOptions | undefined,
): Page<Proof> {
  const pair = askedPair(world, request);
  const completeness = pairCompleteness(world, gaps, pair);
  return explanationOf(world, pair, request.page, { engine: "index", completeness, options });
}

function pairCompleteness(world: World, gaps: GapFinder, pair: Pair): Completeness {
  const { principal, permission, resource } = pair;
  const found = new Set<string>();
  if (!world.account.isDormant(principal))
    gaps.collect(principal, { permission, resource, extent: "ALL", proofs: ALL_PROOFS }, found);
  return completeness(world, gaps, pair, found);
}

function completeness(world: World, gaps: GapFinder, pair: Pair, found: Iterable<string>): Completeness {
  return completenessOf(world.account.coverage, found, gaps.reasons, scopeOfPair(world, pair));
}
