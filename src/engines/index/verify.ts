import * as z from "zod";
import type { Proof, VerifyReport } from "../../access/answers.ts";
import { Account } from "../../derive/account.ts";
import { Closures } from "../../derive/closures.ts";
import { deriveUnsharedGrants } from "../../derive/derive.ts";
import { shareLinkGrants } from "../../derive/grants/share-links.ts";
import { digestOf } from "../../lib/hash.ts";
import { PERMISSIONS } from "../../model/permissions.ts";
import { GrantTable } from "../answers/grant-table.ts";
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
 * Replays a proof: its digest, its revision, each fact that it cites, and then the derivation from the nodes and
 * those facts alone, which must come to the same proof.
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
  const small = worldOfCited(world, proof);
  const wanted = digestOf(proof);
  for (const sketch of sketchesLike(small, proof)) {
    if (digestOf(proofDocument(small, sketch)) === wanted) return true;
  }
  return false;
}

/** All nodes, the cited relations, and what follows of them. */
function worldOfCited({ account, graph, revision, resources, capabilities }: WholeWorld, proof: Proof): World {
  const { catalog, coverage, lacks, keys } = account;
  const cited = new Account(new CitedGraph(graph, proof.facts), { catalog, coverage, lacks, prefix: keys.prefix });
  const closures = new Closures(cited);
  const recordings = account.graph.kind(proof.resource) === "ZoomRecording" ? [proof.resource] : [];
  const grants = [...deriveUnsharedGrants(cited, closures).grants, ...shareLinkGrants(cited, recordings).grants];
  return new World({
    account: cited,
    closures,
    grants: new GrantTable(grants),
    revision,
    capabilities,
    owners: resources,
  });
}

/** The proofs of a pair, or that the principal holds what the resource, a role, group or app, holds. */
function* sketchesLike(world: World, { principal, permission, resource }: Proof): Generator<ProofSketch> {
  const described = world.resources.of(resource);
  if (described !== undefined) {
    yield* proofsOf(world, principal, permission, described, { proofs: ALL_PROOFS, followPseudo: true });
  }
  if (permission !== "NonData") return;
  for (const holding of holdingsBy(world, resource)) yield* sketchesOf(world, principal, holding);
}
