import neo4j from "neo4j-driver";
import { expect } from "vitest";
import type { Fact } from "../../src/model/facts.ts";
import { RELATIONS } from "../../src/model/relations.gen.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { collect } from "../contract/store-samples.ts";

const FACT_TYPES = [...RELATIONS.map(({ relation }) => relation), "WHOCAN_RELATION"];

/** The store has the revisions, facts and coverage of one that never failed, and its graph has nothing twice, half or left over. */
export async function expectSame(store: GraphStore, expected: GraphStore, uri: string): Promise<void> {
  expect(await store.revisions()).toEqual(await expected.revisions());
  const facts = await collect(expected.facts());
  expect(await collect(store.facts())).toEqual(facts);
  expect(await store.coverage()).toEqual(await expected.coverage());
  expect((await store.check()).problems).toEqual([]);
  expect(await countGraph(uri)).toEqual(countFacts(facts));
}

interface Counts {
  readonly nodes: number;
  readonly missing: number;
  readonly relations: number;
  readonly marked: boolean;
}

function countFacts(facts: readonly Fact[]): Counts {
  const nodes = new Set(facts.flatMap((fact) => (fact.type === "node" ? [fact.key] : [])));
  const ends = new Set(facts.flatMap((fact) => (fact.type === "relation" ? [fact.from, fact.to] : [])));
  const relations = new Set(facts.flatMap((fact) => (fact.type === "relation" ? [fact.key] : [])));
  const missing = [...ends].filter((key) => !nodes.has(key)).length;
  return { nodes: nodes.size + missing, missing, relations: relations.size, marked: false };
}

async function countGraph(uri: string): Promise<Counts> {
  const driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true });
  try {
    const { records } = await driver.executeQuery(
      `MATCH (s:WhocanStore)
       RETURN COUNT { (:WhocanNode) } AS nodes, COUNT { (:WhocanMissing) } AS missing,
         COUNT { ()-[:${FACT_TYPES.join("|")}]->() } AS relations, s.applying IS NOT NULL AS marked`,
    );
    return records[0]?.toObject() as unknown as Counts;
  } finally {
    await driver.close();
  }
}
