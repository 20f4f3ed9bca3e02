import type { AccountReport, Decision, MatrixRow, Page, Proof } from "../../access/answers.ts";
import type { AccessEngine } from "../../access/engine.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import { danglingRelations, disagreements, unmappedCodes } from "../../derive/report.ts";
import type { Clock } from "../../lib/clock.ts";
import type { ExtentCoverage } from "../../model/coverage.ts";
import { compareBytes, type Fact } from "../../model/facts.ts";
import { knownNodeView } from "../answers/node-views.ts";
import { can, explain } from "./can.ts";
import { effectiveAccess } from "./effective-access.ts";
import { GapFinder } from "./gaps/gap-finder.ts";
import { type UnreadThing, unreadThings } from "./gaps/unread-things.ts";
import { holders } from "./holders.ts";
import { candidates, neighbours, search } from "./lookup.ts";
import { matrix } from "./matrix.ts";
import { verify } from "./verify.ts";
import { whoCan } from "./who-can.ts";
import { WholeWorld } from "./whole-world.ts";

export interface IndexInput {
  readonly facts: AsyncIterable<Fact> | Iterable<Fact>;
  readonly coverage: readonly ExtentCoverage[];
  readonly catalog: Catalog;
  readonly revision: AccessEngine["revision"] & { readonly account: string };
  /** Products that the account is known to lack. */
  readonly lacks: readonly string[];
  readonly clock: Clock;
}

/** Builds the in-memory engine of one revision from its facts and coverage. */
export async function buildIndexEngine(input: IndexInput): Promise<AccessEngine> {
  const facts: Fact[] = [];
  for await (const fact of input.facts) facts.push(fact);
  return new IndexEngine(new WholeWorld({ ...input, facts }), facts, input.clock);
}

class IndexEngine implements AccessEngine {
  readonly name = "index";
  readonly revision: AccessEngine["revision"];
  readonly accountPrefixes: readonly string[];
  readonly #world: WholeWorld;
  readonly #facts: readonly Fact[];
  readonly #gaps: GapFinder;
  readonly #things: readonly UnreadThing[];
  readonly #clock: Clock;

  constructor(world: WholeWorld, facts: readonly Fact[], clock: Clock) {
    this.#world = world;
    this.#facts = facts;
    this.#things = unreadThings(world);
    this.#gaps = new GapFinder(world, this.#things);
    this.#clock = clock;
    const { number, at, catalogDigest } = world.revision;
    this.revision = { number, at, catalogDigest };
    this.accountPrefixes = [world.account.keys.prefix];
  }

  whoCan: AccessEngine["whoCan"] = async (request, options) => whoCan(this.#world, this.#gaps, request, options);
  effectiveAccess: AccessEngine["effectiveAccess"] = async (request, options) =>
    effectiveAccess(this.#world, this.#gaps, request, options);
  can: AccessEngine["can"] = async (request): Promise<Decision> =>
    can(this.#world, this.#gaps, request, this.#clock.now());
  explain: AccessEngine["explain"] = async (request): Promise<Page<Proof>> => explain(this.#world, this.#gaps, request);
  holders: AccessEngine["holders"] = async (request, options) => holders(this.#world, this.#things, request, options);
  search: AccessEngine["search"] = async (request) => search(this.#world, request);
  neighbours: AccessEngine["neighbours"] = async (request) => neighbours(this.#world, request);
  node: AccessEngine["node"] = async (key) => knownNodeView(this.#world, key);
  candidates: AccessEngine["candidates"] = async (word, rest) => candidates(this.#world, word, rest);
  verify: AccessEngine["verify"] = async (proof) => verify(this.#world, this.#facts, proof);

  async *matrix(options?: Parameters<AccessEngine["matrix"]>[0]): AsyncGenerator<MatrixRow> {
    yield* matrix(this.#world, options);
  }

  async report(): Promise<AccountReport> {
    const { account } = this.#world;
    const counts = account.graph.kindCounts();
    return {
      nodeCounts: [...counts].sort(([a], [b]) => compareBytes(a, b)).map(([kind, count]) => ({ kind, count })),
      unmapped: unmappedCodes(account),
      dangling: danglingRelations(account),
      disagreements: disagreements(account),
    };
  }
}
