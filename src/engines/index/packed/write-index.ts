import type { Catalog, Pair } from "../../../catalog/catalog.ts";
import { Account } from "../../../derive/account.ts";
import { Closures } from "../../../derive/closures.ts";
import { CoverageView } from "../../../derive/coverage-view.ts";
import { deriveUnsharedGrants } from "../../../derive/derive.ts";
import type { PossibleGrant } from "../../../derive/grant.ts";
import { UNREAD_SHARES } from "../../../derive/grants/share-links.ts";
import { MemorySections, type SectionArray } from "../../../lib/sections/memory-sections.ts";
import type { TextHeap } from "../../../lib/sections/text-heap.ts";
import type { ExtentCoverage } from "../../../model/coverage.ts";
import type { Fact } from "../../../model/facts.ts";
import { makeKey } from "../../../model/keys.ts";
import { askedPairs } from "../../answers/catalog-views.ts";
import { gapReasons } from "../../answers/completeness.ts";
import { knownOwners } from "../../answers/resources.ts";
import { FLAGS } from "./flags.ts";
import { packGrants } from "./grant-writer.ts";
import { type GraphAbout, GraphWriter } from "./graph-writer.ts";
import { type CoverageAbout, packCoverage } from "./packed-coverage.ts";
import { PackedGraph } from "./packed-graph.ts";
import { ShareLinks } from "./share-links.ts";

/** What is small of an index. */
export interface IndexAbout {
  /** `source:account` of its keys. */
  readonly prefix: string;
  readonly graph: GraphAbout;
  readonly coverage: CoverageAbout;
  /** The classes of grants and of possible ones, by their numbers. */
  readonly grantClasses: readonly string[];
  readonly possibleClasses: readonly string[];
  /** Each class and permission that anybody has or may have. */
  readonly pairs: readonly Pair[];
  /** Why a gap is one, where it is not the coverage that says so. */
  readonly reasons: Readonly<Record<string, string>>;
  /** By `class|permission` the gaps of possible grants. */
  readonly gaps: Readonly<Record<string, readonly string[]>>;
}

export interface IndexFacts {
  readonly facts: AsyncIterable<Fact> | Iterable<Fact>;
  readonly coverage: readonly ExtentCoverage[];
  readonly catalog: Catalog;
  /** The account's id; empty where the facts say it. */
  readonly account: string;
  /** Products that the account is known to lack. */
  readonly lacks: readonly string[];
  /** Ends the reading of the facts. */
  readonly signal?: AbortSignal | undefined;
}

/** Packs the facts of one revision, in any order, with all that is derived from them. Rejects with the signal's reason. */
export async function packIndex(input: IndexFacts): Promise<MemorySections> {
  const coverage = CoverageView.of(input.coverage);
  const writer = new GraphWriter(coverage);
  for await (const fact of input.facts) {
    input.signal?.throwIfAborted();
    writer.add(fact);
  }
  const arrays = new Map<string, SectionArray>();
  const heaps = new Map<string, TextHeap>();
  const graphAbout = writer.pack(arrays, heaps);
  const graph = new PackedGraph(new MemorySections(null, arrays, heaps), graphAbout);
  const { catalog, lacks } = input;
  const prefix = prefixOf(input.account, writer.firstKey);
  const account = new Account(graph, { catalog, coverage, lacks, prefix });
  flagOwners(account, graph, arrays);
  const { grants, possible } = deriveUnsharedGrants(account, new Closures(account));
  const links = new ShareLinks(account, graph, "shared");
  const unread = new ShareLinks(account, graph, "unread");
  const about: IndexAbout = {
    prefix,
    graph: graphAbout,
    coverage: packCoverage(heaps, input.coverage),
    grantClasses: packGrants(arrays, heaps, "grants", grants, catalog),
    possibleClasses: packGrants(arrays, heaps, "possible", possible, catalog),
    pairs: askedPairs(catalog, [...grants, ...possible, ...links.pairs(), ...unread.pairs()]),
    reasons: Object.fromEntries(gapReasons([...possible, ...unreadShares(unread)])),
    gaps: gapsByPair(possible, unread),
  };
  return new MemorySections(about, arrays, heaps);
}

function prefixOf(account: string, firstKey: string | undefined): string {
  if (account !== "") return makeKey("zoom", account);
  return firstKey === undefined ? "zoom" : firstKey.split(":").slice(0, 2).join(":");
}

function flagOwners(account: Account, graph: PackedGraph, arrays: ReadonlyMap<string, SectionArray>): void {
  const flags = arrays.get("nodes.flags") as Uint8Array;
  const { groups, users } = knownOwners(account);
  for (const [keys, flag] of [[groups, FLAGS.group] as const, [users, FLAGS.user] as const]) {
    for (const key of keys) {
      const id = graph.keys.id(key);
      flags[id] = (flags[id] as number) | flag;
    }
  }
}

function unreadShares(unread: ShareLinks): readonly Pick<PossibleGrant, "gap" | "reason">[] {
  return unread.pairs().map(() => ({ gap: "recording-shares", reason: UNREAD_SHARES }));
}

function gapsByPair(possible: readonly PossibleGrant[], unread: ShareLinks): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  const add = ({ class: className, permission }: Pair, gap: string) => {
    const pair = `${className}|${permission}`;
    found.set(pair, (found.get(pair) ?? new Set()).add(gap));
  };
  for (const grant of possible) add(grant, grant.gap);
  for (const pair of unread.pairs()) add(pair, "recording-shares");
  return Object.fromEntries([...found].map(([pair, gaps]) => [pair, [...gaps]]));
}
