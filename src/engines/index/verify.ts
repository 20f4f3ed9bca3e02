import { z } from "zod";
import type { Proof, VerifyReport } from "../../access/answers.ts";
import { digestOf } from "../../lib/hash.ts";
import type { Fact } from "../../model/facts.ts";
import { PERMISSIONS } from "../../model/permissions.ts";
import { holdingsBy, sketchesOf } from "../answers/holdings.ts";
import { proofDigest, proofDocument } from "../answers/proof-document.ts";
import { ALL_PROOFS } from "../answers/proof-filter.ts";
import { type ProofSketch, proofsOf } from "../answers/proofs.ts";
import type { World } from "../answers/world.ts";
import { WholeWorld } from "./whole-world.ts";

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
export function verify(world: WholeWorld, facts: readonly Fact[], proof: Proof): VerifyReport {
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
  if (problems.length === 0 && !replays(world, facts, proof)) {
    problems.push("The facts that it cites do not prove it.");
  }
  return { valid: problems.length === 0, problems, revision };
}

function replays(world: WholeWorld, facts: readonly Fact[], proof: Proof): boolean {
  const cited = new Set(proof.facts);
  const { account } = world;
  const small = new WholeWorld({
    facts: facts.filter((fact) => fact.type === "node" || cited.has(fact.key)),
    coverage: world.coverage,
    catalog: account.catalog,
    revision: { ...world.revision, account: account.keys.account },
    lacks: [...account.lacks],
    owners: world.resources,
  });
  const wanted = digestOf(proof);
  for (const sketch of sketchesLike(small, proof)) {
    if (digestOf(proofDocument(small, sketch)) === wanted) return true;
  }
  return false;
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
