import { type Catalog, indexCatalog } from "../../../src/catalog/catalog.ts";
import { buildIndexEngine } from "../../../src/engines/index/index-engine.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import type { Fact } from "../../../src/model/facts.ts";
import type { CommitInfo, Delta, GraphStore, Revision } from "../../../src/store/graph-store.ts";
import type { TestAccount } from "../../accounts/build-account.ts";
import type { Loaded } from "./system.ts";

const AT = "2026-01-01T00:00:00.000Z";
const DIGEST = "test";

/** Commits an account as the first revision of an empty store. */
export function commitFirst(store: GraphStore, { facts, coverage, account }: TestAccount): Promise<Revision> {
  const delta: Delta = { opened: facts, closed: [] };
  const info: CommitInfo = { at: AT, connection: "test", account, catalogDigest: DIGEST, parent: 0 };
  return store.commit(delta, coverage, info);
}

/** What a store gives back of its newest revision. */
export async function storedIn(store: GraphStore) {
  const revision = await store.head();
  if (revision === null) throw new Error(`${store.name} has no revision.`);
  const facts: Fact[] = [];
  for await (const fact of store.facts()) facts.push(fact);
  return { revision, facts, coverage: await store.coverage() };
}

/** The index over what a store gives back of its newest revision. */
export async function indexOverStore(store: GraphStore, { catalog, lacks }: TestAccount): Promise<Loaded> {
  const { revision, facts, coverage } = await storedIn(store);
  const input = { facts, coverage, catalog: catalogOf(catalog), revision, lacks, clock: systemClock };
  return { engine: await buildIndexEngine(input), facts, coverage };
}

const catalogs = new WeakMap<TestAccount["catalog"], Catalog>();

/** The catalog of an account, indexed once. */
export function catalogOf(data: TestAccount["catalog"]): Catalog {
  const known = catalogs.get(data) ?? indexCatalog(data, DIGEST);
  catalogs.set(data, known);
  return known;
}
