import type { AccountReport, Completeness, Decision, MatrixRow, Page, Proof } from "../../access/answers.ts";
import type { AccessEngine } from "../../access/engine.ts";
import type { Account } from "../../derive/account.ts";
import { danglingRelations, disagreements, unmappedCodes } from "../../derive/report.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Sections } from "../../lib/sections/sections.ts";
import { compareBytes } from "../../model/facts.ts";
import { nodeDetail } from "../answers/absent-fields.ts";
import { can, explain } from "./can.ts";
import { completenessOfAll } from "./completeness-of-all.ts";
import { effectiveAccess } from "./effective-access.ts";
import { GapFinder } from "./gaps/gap-finder.ts";
import { UnreadOf } from "./gaps/unread-of.ts";
import { holders } from "./holders.ts";
import { candidates, neighbours, search } from "./lookup.ts";
import { matrix } from "./matrix.ts";
import { type IndexFacts, packIndex } from "./packed/write-index.ts";
import { principals } from "./principals.ts";
import { verify } from "./verify.ts";
import { whoCan } from "./who-can.ts";
import { WholeWorld } from "./whole-world.ts";

export interface IndexInput extends Omit<IndexFacts, "account"> {
  readonly revision: AccessEngine["revision"] & { readonly account: string };
  readonly clock: Clock;
}

/** What the index was packed for. */
export type OpenInput = Pick<IndexInput, "catalog" | "revision" | "lacks" | "clock">;

/** Builds the in-memory engine of one revision from its facts and coverage. */
export async function buildIndexEngine(input: IndexInput): Promise<AccessEngine> {
  const sections = await packIndex({ ...input, account: input.revision.account });
  return openIndexEngine(sections, input);
}

/** The engine over what `packIndex` gave for the same revision, catalog and products, in memory or from its file. */
export function openIndexEngine(sections: Sections, input: OpenInput): AccessEngine {
  return new IndexEngine(new WholeWorld({ ...input, sections }), input.clock);
}

class IndexEngine implements AccessEngine {
  readonly name = "index";
  readonly revision: AccessEngine["revision"];
  readonly accountPrefixes: readonly string[];
  readonly #world: WholeWorld;
  readonly #clock: Clock;
  #found: GapFinder | undefined;
  #reported: AccountReport | undefined;

  constructor(world: WholeWorld, clock: Clock) {
    this.#world = world;
    this.#clock = clock;
    const { number, at, catalogDigest } = world.revision;
    this.revision = { number, at, catalogDigest };
    this.accountPrefixes = [world.account.keys.prefix];
  }

  get #gaps(): GapFinder {
    this.#found ??= new GapFinder(this.#world, new UnreadOf(this.#world));
    return this.#found;
  }

  whoCan: AccessEngine["whoCan"] = async (request, options) => whoCan(this.#world, this.#gaps, request, options);
  principals: AccessEngine["principals"] = async (request, options) =>
    principals(this.#world, this.#gaps, request, options);
  effectiveAccess: AccessEngine["effectiveAccess"] = async (request, options) =>
    effectiveAccess(this.#world, this.#gaps, request, options);
  can: AccessEngine["can"] = async (request, options): Promise<Decision> =>
    can(this.#world, this.#gaps, request, { now: this.#clock.now(), options });
  explain: AccessEngine["explain"] = async (request, options): Promise<Page<Proof>> =>
    explain(this.#world, this.#gaps, request, options);
  holders: AccessEngine["holders"] = async (request, options) => holders(this.#world, this.#gaps, request, options);
  search: AccessEngine["search"] = async (request, options) => search(this.#world, request, options);
  neighbours: AccessEngine["neighbours"] = async (request) => neighbours(this.#world, request);
  node: AccessEngine["node"] = async (key) => nodeDetail(this.#world, key, "index");
  candidates: AccessEngine["candidates"] = async (word, rest) => candidates(this.#world, word, rest);
  verify: AccessEngine["verify"] = async (proof) => verify(this.#world, proof);

  async *matrix(options?: Parameters<AccessEngine["matrix"]>[0]): AsyncGenerator<MatrixRow> {
    yield* matrix(this.#world, options);
  }

  async completeness(): Promise<Completeness> {
    return completenessOfAll(this.#world, this.#gaps);
  }

  async report(): Promise<AccountReport> {
    this.#reported ??= reportOf(this.#world.account);
    return this.#reported;
  }
}

function reportOf(account: Account): AccountReport {
  const counts = account.graph.kindCounts();
  return {
    nodeCounts: [...counts].sort(([a], [b]) => compareBytes(a, b)).map(([kind, count]) => ({ kind, count })),
    unmapped: unmappedCodes(account),
    dangling: danglingRelations(account),
    disagreements: disagreements(account),
  };
}
