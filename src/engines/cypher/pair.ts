import type { Completeness, Decision, Page, Proof } from "../../access/answers.ts";
import type { AccessEngine, AskOptions, ExplainRequest, PairRequest } from "../../access/engine.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import { isUnreadShare } from "../../derive/grants/share-links.ts";
import { anythingPairs } from "../answers/catalog-views.ts";
import { completenessOf } from "../answers/completeness.ts";
import {
  askedPair,
  decisionOf,
  explanationOf,
  isProven,
  type Pair,
  pairWitness,
  scopeOfPair,
} from "../answers/pair-answers.ts";
import type { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { completenessFor } from "./gaps.ts";
import { worldOf } from "./graph-world.ts";
import { partsOf } from "./pair-parts.ts";
import { resourceParameters } from "./resource-parameters.ts";
import type { WorldRows } from "./world-rows.ts";

/** Answers can: one statement where an active proof decides; where none does, another one looks for parts. */
export async function can(context: CypherContext, request: PairRequest, options?: AskOptions): Promise<Decision> {
  const read = await readPair(context, request, options);
  const { world, pair } = read;
  const witness = pairWitness(world, pair, options);
  const now = context.clock.now();
  if (isProven(witness)) {
    const completeness = completenessOf(context.coverage, [], new Map(), scopeOfPair(world, pair));
    return decisionOf(world, witness, { parts: [], completeness }, { engine: "cypher", now });
  }
  const [parts, completeness] = await Promise.all([
    partsOf(context, read.row, read, options),
    completenessOfPair(context, read, (index) => index.can(request, options)),
  ]);
  return decisionOf(world, witness, { parts, completeness }, { engine: "cypher", now });
}

/** Answers explain: the minimal of the proofs that the statement's relations and grants make. */
export async function explain(
  context: CypherContext,
  request: ExplainRequest,
  options?: AskOptions,
): Promise<Page<Proof>> {
  const read = await readPair(context, request, options);
  const completeness = await completenessOfPair(context, read, (index) => index.explain(request, options));
  return explanationOf(read.world, read.pair, request.page, { engine: "cypher", completeness, options });
}

interface PairRow extends WorldRows {
  /** Of what the principal may have beside the grants. */
  readonly gaps: readonly string[];
}

interface ReadPair {
  readonly row: PairRow;
  readonly world: World;
  readonly pair: Pair;
}

async function readPair(context: CypherContext, request: PairRequest, options?: AskOptions): Promise<ReadPair> {
  const { principal, permission, resource } = request;
  const { members, everyone } = context;
  const parameters = { ...resourceParameters(context, resource), principal, permission, pseudo: [members, everyone] };
  const names = { PERMISSION: permission };
  const row = (await context.graph.one("can", parameters, { ...options, names })) as unknown as PairRow;
  const world = worldOf(context, row);
  return { row, world, pair: askedPair(world, request) };
}

async function completenessOfPair(
  context: CypherContext,
  { row, world, pair }: ReadPair,
  askIndex: (index: AccessEngine) => Promise<{ readonly completeness: Completeness }>,
): Promise<Completeness> {
  return completenessFor(context, scopeOfPair(world, pair), () => gapsOf(context, world, pair, row.gaps), askIndex);
}

/** The sections that count where no list has an unread part. */
function* gapsOf({ catalog }: CypherContext, world: World, pair: Pair, gaps: readonly string[]) {
  const { principal, permission, resource } = pair;
  const { account } = world;
  if (resource.class === null || account.isDormant(principal)) return;
  yield* gaps;
  if (account.isApp(principal)) {
    const mayHaveMore = isUnreadApp(account, principal);
    if (mayHaveMore && anythingPairs(catalog).has(`${resource.class.name}|${permission}`)) yield "app";
    return;
  }
  const isHosted = account.node(resource.key)?.kind === "ZoomRecording";
  if (isHosted && permission === "DataRead" && isUnreadShare(account, resource.key)) yield "recording-shares";
}
