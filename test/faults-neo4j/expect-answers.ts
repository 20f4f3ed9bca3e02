import { expect } from "vitest";
import type { AccessEngine } from "../../src/access/engine.ts";
import { buildCypherEngine } from "../../src/engines/cypher/cypher-engine.ts";
import { openGraph } from "../../src/engines/cypher/graph.ts";
import { updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import type { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { askOrRefuse, EVERYTHING } from "../conformance/questions/question.ts";
import { catalogOf, indexOverStore } from "../conformance/systems/index-over-store.ts";
import { accountOf } from "../neo4j/account-history.ts";
import { plainProjection, readProjection } from "../neo4j/read-projection.ts";
import { allQuestions } from "./questions.ts";

/** The engine that asks the graph of a database for what its store's head holds; what it leaves to the index, `index` answers. */
export function graphEngine(database: Neo4jDatabase, index: AccessEngine, state: TestAccount): AccessEngine {
  const { revision } = index;
  const { lacks, coverage, account } = state;
  const expected = { revision: revision.number, catalogDigest: revision.catalogDigest, lacks };
  return buildCypherEngine({
    graph: openGraph({ database, clock: systemClock, ...expected }),
    revision: { ...revision, account },
    ...{ coverage, catalog: catalogOf(state.catalog), lacks, clock: systemClock, index: async () => index },
  });
}

/** The graph holds all that follows from the facts of the state, and nothing else. */
export async function expectProjected(database: Neo4jDatabase, state: TestAccount): Promise<void> {
  expect(await readProjection(database)).toEqual(plainProjection(accountOf(state)));
}

/** Of all questions one of so many, others after each revision. */
const EACH = 4;

/**
 * Projects the newest revision. Then the index over the store and the graph itself give questions of each sort the answer of a store
 * that never failed.
 */
export async function expectAnswers(
  store: GraphStore & { readonly database: Neo4jDatabase },
  expected: GraphStore,
  state: TestAccount,
): Promise<void> {
  const { database } = store;
  await updateProjection({ database, catalog: catalogOf(state.catalog), lacks: state.lacks });
  await expectProjected(database, state);
  const { engine: reference } = await indexOverStore(expected, state);
  const { engine: index } = await indexOverStore(store, state);
  const graph = graphEngine(database, index, state);
  const engines = new Map<string, string[]>();
  const asked = allQuestions(state).filter((_, at) => at % EACH === reference.revision.number % EACH);
  for (const question of asked) {
    const { said } = await askOrRefuse(question, reference, EVERYTHING);
    const byIndex = await askOrRefuse(question, index, EVERYTHING);
    const byGraph = await askOrRefuse(question, graph, EVERYTHING);
    const what = [question.name, question.args];
    expect([...what, byIndex.said]).toEqual([...what, said]);
    expect([...what, byGraph.said]).toEqual([...what, said]);
    if (byGraph.engine !== null) engines.set(question.name, [...(engines.get(question.name) ?? []), byGraph.engine]);
  }
  // The graph answers most sorts itself; some questions of a sort it leaves to the index.
  const byItself = [...engines].filter(([, answeredBy]) => answeredBy.includes("cypher"));
  expect(byItself.length).toBeGreaterThan(4);
}
