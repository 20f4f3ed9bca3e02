import { expect } from "vitest";
import type { Fact } from "../../src/model/facts.ts";
import { RELATIONS } from "../../src/model/relations.gen.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { collect } from "../contract/store-samples.ts";
import { connect } from "../neo4j/connect.ts";
import type { Neo4jAddress } from "../neo4j/given-address.ts";

const FACT_TYPES = [...RELATIONS.map(({ relation }) => relation), "WHOCAN_RELATION"].join("|");

/**
 * The store has the revisions, facts and coverage of one that never failed, and its graph has nothing twice, half or left over of
 * them, whatever projection there is beside.
 */
export async function expectSame(store: GraphStore, expected: GraphStore, address: Neo4jAddress): Promise<void> {
  expect(await store.revisions()).toEqual(await expected.revisions());
  const facts = await collect(expected.facts());
  expect(await collect(store.facts())).toEqual(facts);
  expect(await store.coverage()).toEqual(await expected.coverage());
  expect((await store.check()).problems).toEqual([]);
  expect(await countGraph(address)).toEqual(countFacts(facts));
}

interface Counts {
  readonly nodes: number;
  readonly missing: number;
  /** Keys that only the graph has and that nothing leads to. */
  readonly idle: number;
  readonly relations: number;
  readonly marked: boolean;
}

function countFacts(facts: readonly Fact[]): Counts {
  const nodes = new Set(facts.flatMap((fact) => (fact.type === "node" ? [fact.key] : [])));
  const ends = new Set(facts.flatMap((fact) => (fact.type === "relation" ? [fact.from, fact.to] : [])));
  const relations = new Set(facts.flatMap((fact) => (fact.type === "relation" ? [fact.key] : [])));
  const missing = [...ends].filter((key) => !nodes.has(key)).length;
  return { nodes: nodes.size, missing, idle: 0, relations: relations.size, marked: false };
}

async function countGraph(address: Neo4jAddress): Promise<Counts> {
  const driver = connect(address, { disableLosslessIntegers: true });
  try {
    const { records } = await driver.executeQuery(
      `MATCH (s:WhocanStore)
       RETURN COUNT { (n:WhocanNode) WHERE NOT n:WhocanMissing AND NOT n:ResourceSet AND NOT n:PseudoPrincipal } AS nodes,
         COUNT { (n:WhocanMissing) WHERE EXISTS { (n)-[:${FACT_TYPES}]-() } } AS missing,
         COUNT { (n:WhocanMissing) WHERE NOT EXISTS { (n)--() } } AS idle,
         COUNT { ()-[:${FACT_TYPES}]->() } AS relations, s.applying IS NOT NULL AS marked`,
    );
    return records[0]?.toObject() as unknown as Counts;
  } finally {
    await driver.close();
  }
}
