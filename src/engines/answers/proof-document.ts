import type { Proof, ProofLink, Reason } from "../../access/answers.ts";
import { namedCapability } from "../../derive/grant.ts";
import type { KnownTexts } from "../../lib/canonical-json.ts";
import { digestOf } from "../../lib/hash.ts";
import { bareView, displayName } from "./node-views.ts";
import type { ProofSketch } from "./proofs.ts";
import type { ShownGrant } from "./shown-grant.ts";
import type { World } from "./world.ts";

/** Writes a proof out: every link with its reasons, and a digest over the whole, worked out for whoever reads it: a page has many proofs. */
export function proofDocument(world: World, sketch: ProofSketch): Proof {
  const { principal, resource, permission, facts, reached } = sketch;
  const body = {
    principal,
    permission,
    resource,
    state: reached.state,
    bound: reached.bound,
    origin: { kind: reached.grant.origin.kind, value: reached.grant.origin.value },
    facts,
    spine: spineOf(world, sketch),
    revision: world.revision.number,
    catalogDigest: world.revision.catalogDigest,
  };
  let digest: string | undefined;
  return {
    ...body,
    get digest() {
      digest ??= proofDigest(body, world.grantLinks.texts);
      return digest;
    },
  };
}

/** The digest of a proof's other members. */
export function proofDigest(body: Omit<Proof, "digest">, known?: KnownTexts): string {
  return digestOf(body, known);
}

function spineOf(world: World, { principal, resource, reached, actsAs, reach }: ProofSketch): ProofLink[] {
  const { grant, target } = reached;
  const links: ProofLink[] = actsAs.map((key) => relationLink(world, key));
  if (world.isPseudo(grant.holder) && grant.holder !== principal) {
    const text =
      grant.holder === world.everyone ? "A public link is for everyone." : "Every user is a member of the account.";
    links.push(link(world, principal, "ACTS_AS", grant.holder, [{ type: "rule", rule: "acts-as", text }]));
  }
  const granted = () => link(world, grant.holder, grant.permission, target.key, grantReasons(world, grant));
  const isSame = target.key === grant.target && grant.origin.kind !== "share-link";
  links.push(isSame ? world.grantLinks.of(grant, granted) : granted());
  if (target.key !== resource) {
    const because: Reason[] = reach.map((key) => factReason(world, key));
    if (because.length === 0) {
      because.push({ type: "rule", rule: "part-of", text: "The resource is part of the set by definition." });
    }
    links.push(link(world, target.key, "CONTAINS", resource, because));
  }
  return links;
}

function grantReasons(world: World, grant: ShownGrant): Reason[] {
  const reasons: Reason[] = grant.facts.map((key) => factReason(world, key));
  const capability = world.capabilities.get(namedCapability(grant.capabilities) ?? "");
  if (capability !== undefined) {
    const others = (grant.capabilityCount ?? grant.capabilities.length) - 1;
    const more = others === 0 ? "" : ` So do ${others} more.`;
    const needs = capability.needs?.map((codes) => codes.join(" and ")).join(", or ");
    const opens = grant.origin.kind === "privilege" && needs !== undefined ? ` Needs ${needs}.` : "";
    reasons.push({
      type: "catalog",
      capability: capability.id,
      evidence: capability.evidence,
      source: capability.source,
      text: `${capability.id} is ${capability.permission} on ${capability.class}.${opens}${more}`,
    });
  }
  if (grant.unread !== null) {
    const { section, extent } = grant.unread;
    const status =
      world.account.coverage.row(section, extent)?.status ?? world.account.coverage.row(section, "")?.status;
    reasons.push({
      type: "coverage",
      section,
      extent,
      status: status ?? "not-selected",
      text: grant.rule ?? "It was not read.",
    });
  } else if (grant.rule !== null) reasons.push({ type: "rule", rule: grant.origin.kind, text: grant.rule });
  return reasons;
}

function relationLink(world: World, key: string): ProofLink {
  const [from = "", relation = "", to = ""] = key.split("|");
  return link(world, from, relation, to, [factReason(world, key)]);
}

function factReason(world: World, key: string): Reason {
  const [from = "", name = "", to = ""] = key.split("|");
  const sections = world.account.relation(key)?.sections ?? [];
  return {
    type: "fact",
    key,
    section: sections.join(", "),
    text: `${displayName(world, from)} ${name} ${displayName(world, to)}, said by ${sections.join(" and ")}.`,
  };
}

/** Nodes are shown without their properties: these are no part of a proof. */
function link(world: World, from: string, relation: string, to: string, because: readonly Reason[]): ProofLink {
  return { from: bareView(world, from), relation, to: bareView(world, to), because };
}
