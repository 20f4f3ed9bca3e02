import type { ExtentCoverage } from "../../src/model/coverage.ts";
import { type NodeFact, type Properties, type RelationFact, relationKey } from "../../src/model/facts.ts";
import type { CommitInfo, GraphStore } from "../../src/store/graph-store.ts";

export function node(key: string, properties: Properties = {}, section = "users"): NodeFact {
  return { type: "node", key, section, extent: "active", kind: "ZoomUser", name: `Name of ${key}`, properties };
}

export function relation(from: string, to: string, properties: Properties = {}, section = "users"): RelationFact {
  const key = relationKey(from, "MEMBER_OF", to);
  return { type: "relation", key, section, extent: "active", from, relation: "MEMBER_OF", to, properties };
}

export function covered(section: string, extent = "", facts = 0): ExtentCoverage {
  return { section, extent, status: "complete", reason: null, missing: null, facts };
}

export function info(parent: number): CommitInfo {
  return {
    at: new Date(Date.UTC(2026, 0, 1, 0, parent)).toISOString(),
    connection: "main",
    account: "acc",
    catalogDigest: "c".repeat(64),
    parent,
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Commits on top of the head. */
export async function commitNext(
  store: GraphStore,
  delta: Partial<Parameters<GraphStore["commit"]>[0]>,
  coverage: readonly ExtentCoverage[] = [],
) {
  const head = await store.head();
  return store.commit({ opened: [], closed: [], ...delta }, coverage, info(head?.number ?? 0));
}
