import type { Access, Counts, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, PrincipalFilter } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
import { comparePermissions, type Permission } from "../../model/permissions.ts";
import { type AccessState, standingOfRank } from "../../model/states.ts";
import { nodeView } from "./node-views.ts";
import { type Best, bestOf, type PairOptions, type Reached, reachedBy } from "./pair.ts";
import { proofDocument } from "./proof-document.ts";
import { type ProofSketch, witnessBy } from "./proofs.ts";
import type { Resource } from "./resources.ts";
import type { World } from "./world.ts";

export const DEFAULT_STATES: readonly AccessState[] = ["ACTIVE", "UNKNOWN"];

/** Best standings of one pair, of the asked permissions, in their order; empty when there is none. */
export function pairBest(
  world: World,
  principal: string,
  resource: Resource,
  permissions: readonly Permission[] | null,
  options: PairOptions,
): [Permission, Best][] {
  const best = bestOf(world, reachedBy(world, principal, resource, { ...options, permissions }));
  return [...best].sort(([a], [b]) => comparePermissions(a, b));
}

/** Permissions as an answer shows them. */
export function toAccess(world: World, best: readonly [Permission, Best][]): Access[] {
  return best.map(([permission, { rank, attaining, parts }]) => {
    const origins = new Map(
      attaining.map(({ grant: { origin } }) => [
        `${origin.kind}\n${origin.value}`,
        { kind: origin.kind, value: origin.value },
      ]),
    );
    return {
      permission,
      ...standingOfRank(rank),
      origins: [...origins.values()].sort((a, b) => compareBytes(a.kind, b.kind) || compareBytes(a.value, b.value)),
      parts: [...parts].sort(compareBytes).map((key) => nodeView(world, key)),
    };
  });
}

/** The witness of a row: that of the best of its permissions, of its first part where it has parts. */
export function rowWitness(
  world: World,
  principal: string,
  resource: Resource,
  best: readonly [Permission, Best][],
  options: Omit<PairOptions, "extent" | "grants">,
): ProofSketch {
  const [permission, { parts, attaining }] = bestEntry(best);
  const part = [...parts].sort(compareBytes)[0];
  if (part === undefined) return wholeWitness(world, principal, resource, attaining, options);
  const proven = world.resource(part, "resource");
  const asked: PairOptions = { ...options, extent: "ALL", permissions: [permission], asked: resource };
  return wholeWitness(world, principal, proven, reachedBy(world, principal, proven, asked), options);
}

/** The first of the proofs by grants that reach the whole of a resource. */
export function wholeWitness(
  world: World,
  principal: string,
  resource: Resource,
  reached: Iterable<Reached>,
  options: AskOptions | undefined,
): ProofSketch {
  const witness = witnessBy(world, principal, resource, reached, options);
  if (witness === undefined) throw new Error(`No proof of ${principal} for ${resource.key}`);
  return witness;
}

export function toRow(world: World, best: readonly [Permission, Best][], witness: ProofSketch): PrincipalAccess {
  return {
    principal: nodeView(world, witness.principal),
    access: toAccess(world, best),
    witness: proofDocument(world, witness),
  };
}

/** The entry with the best standing; of several the first permission. */
export function bestEntry(best: readonly [Permission, Best][]): [Permission, Best] {
  return best.reduce((first, entry) => (entry[1].rank < first[1].rank ? entry : first));
}

/** Counts rows by the state of their best entry. */
export class Counter {
  readonly #counts = { active: 0, unknown: 0, gated: 0, dormant: 0 };

  add(rank: number, rows = 1): void {
    const { state } = standingOfRank(rank);
    this.#counts[state.toLowerCase() as keyof Counts] += rows;
  }
  get counts(): Counts {
    return { ...this.#counts };
  }
}

/** Whether a filter chooses a principal; states and origins choose other things. */
export function chooses(world: World, filter: PrincipalFilter, principal: string): boolean {
  if (filter.kinds !== undefined && !filter.kinds.some((kind) => isOfKind(world, principal, kind))) return false;
  if (filter.status !== undefined && !statusesOf(world, principal).some((one) => filter.status?.includes(one)))
    return false;
  if (filter.groups !== undefined) {
    const groups = world.closures.groupsOf(principal);
    if (!filter.groups.some((group) => groups.has(group))) return false;
  }
  if (filter.text === undefined) return true;
  const node = world.account.node(principal);
  return mentions([principal, node?.name ?? null, world.account.text(principal, "email") ?? null], filter.text);
}

/** Whether a text is in a principal's key, name or e-mail, without case. */
export function mentions(texts: readonly (string | null)[], text: string): boolean {
  const wanted = text.toLowerCase();
  return texts.some((candidate) => candidate?.toLowerCase().includes(wanted));
}

/** A user's status; an app's publish state, and whether the account made it itself. */
function statusesOf({ account }: World, principal: string): readonly string[] {
  if (account.isUser(principal)) return [account.text(principal, "status") ?? "active"];
  const published = account.text(principal, "app_status")?.toLowerCase();
  const internal = account.text(principal, "developer_type") === "INTERNAL" ? ["internal"] : [];
  return published === undefined ? internal : [published, ...internal];
}

const KIND_WORDS: Readonly<Record<string, string>> = { user: "ZoomUser", app: "ZoomApp", pseudo: "PseudoPrincipal" };

function isOfKind(world: World, principal: string, kind: string): boolean {
  const own = world.isPseudo(principal) ? "PseudoPrincipal" : world.account.graph.kind(principal);
  return own === (Object.hasOwn(KIND_WORDS, kind) ? KIND_WORDS[kind] : kind);
}

/** Whether a filter leaves principals of a kind at all, known or not. */
export function asksFor(filter: PrincipalFilter, word: "user" | "app"): boolean {
  return filter.kinds === undefined || filter.kinds.some((kind) => kind === word || kind === KIND_WORDS[word]);
}
