import * as z from "zod";
import type { Proof, VerifyReport } from "../../access/answers.ts";
import { Account } from "../../derive/account.ts";
import { PERMISSIONS } from "../../model/permissions.ts";
import { holdingsBy, sketchesOf } from "../answers/holdings.ts";
import { proofDigest, proofDocument } from "../answers/proof-document.ts";
import { ALL_PROOFS } from "../answers/proof-filter.ts";
import { type ProofSketch, proofsOf } from "../answers/proofs.ts";
import { World } from "../answers/world.ts";
import { CitedGraph } from "./cited-graph.ts";
import type { WholeWorld } from "./whole-world.ts";

/** What is needed of a proof to replay it; the rest is covered by its digest. */
const replayable = z.looseObject({
  principal: z.string(),
  permission: z.enum(PERMISSIONS),
  resource: z.string(),
  revision: z.int(),
  facts: z.array(z.string()),
  digest: z.string(),
});

/**
 * Replays a proof: its digest, its revision, each fact that it cites, and then what is granted and where those facts lead, which must
 * come to the same proof.
 */
export function verify(world: WholeWorld, proof: Proof): VerifyReport {
  const problems: string[] = [];
  const revision = world.revision.number;
  if (!replayable.safeParse(proof).success)
    return { valid: false, problems: ["It is not a proof of Whocan."], revision };
  const { digest, ...body } = proof;
  if (proofDigest(body) !== digest) problems.push("Its digest does not match its content: it was changed.");
  if (proof.revision !== revision) problems.push(`It is of revision ${proof.revision}, this is ${revision}.`);
  if (proof.catalogDigest !== world.revision.catalogDigest) problems.push("It was made with another catalog.");
  for (const key of proof.facts) {
    if (world.account.relation(key) === undefined) problems.push(`Revision ${revision} has no fact ${key}.`);
  }
  if (problems.length === 0 && !replays(world, proof)) {
    problems.push("The facts that it cites do not prove it.");
  }
  return { valid: problems.length === 0, problems, revision };
}

function replays(world: WholeWorld, proof: Proof): boolean {
  const cited = worldOfCited(world, proof);
  for (const sketch of sketchesLike(world, cited, proof)) {
    if (proofDocument(cited, sketch).digest === proof.digest) return true;
  }
  return false;
}

/**
 * All that the revision has but relations, of which there are only those that the proof cites: these are all that may lead to a grant's
 * holder and from its target. What is granted is asked of the whole revision, as a fact that is left out may add a grant: a limit, who
 * authorized an app.
 */
function worldOfCited({ account, graph, grants, revision, resources, capabilities }: WholeWorld, proof: Proof): World {
  const { catalog, coverage, lacks, keys } = account;
  return new World({
    account: new Account(new CitedGraph(graph, proof.facts), { catalog, coverage, lacks, prefix: keys.prefix }),
    grants,
    revision,
    capabilities,
    owners: resources,
  });
}

/** The proofs of a pair, or that the principal holds what the resource, a role, group or app, holds. */
function* sketchesLike(
  world: WholeWorld,
  cited: World,
  { principal, permission, resource }: Proof,
): Generator<ProofSketch> {
  const described = cited.resources.of(resource);
  if (described !== undefined) {
    yield* proofsOf(cited, principal, permission, described, { proofs: ALL_PROOFS, followPseudo: true });
  }
  if (permission !== "NonData") return;
  for (const holding of holdingsBy(world, resource)) yield* sketchesOf(cited, principal, holding);
}
