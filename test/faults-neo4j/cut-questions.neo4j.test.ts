import { beforeEach, expect, inject, it, onTestFinished } from "vitest";
import type { AccessEngine } from "../../src/access/engine.ts";
import { updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { askOrRefuse, EVERYTHING } from "../conformance/questions/question.ts";
import { catalogOf, indexOverStore } from "../conformance/systems/index-over-store.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { AccountHistory } from "./account-history.ts";
import { graphEngine } from "./expect-answers.ts";
import { cutAt, FaultProxy } from "./fault-proxy.ts";
import { commitTo } from "./history.ts";
import { graphQuestions } from "./questions.ts";
import { randomNumbers } from "./random.ts";

const address = inject("neo4j");
/** Of each question, one in each part of the conversation. */
const CUTS = 3;
/** Of the questions, one of so many. */
const EACH = 5;

beforeEach(emptyDatabase);

/** A revision and its projection, and the index that knows the right answers. */
async function loaded() {
  const history = new AccountHistory(60);
  const commit = history.next();
  const store = await openNeo4jStore(address);
  onTestFinished(() => store.close());
  await commitTo(store, commit);
  const { state } = history;
  await updateProjection({ database: store.database, catalog: catalogOf(state.catalog), lacks: state.lacks });
  return { state, index: (await indexOverStore(store, state)).engine };
}

it("a question to the graph whose connection is cut at any message has the right answer, or none", async () => {
  const { state, index } = await loaded();
  const proxy = await FaultProxy.before(address.uri);
  /** A process of its own for each question: it greets the server, and looks at the mark first. */
  const asked = async <Answer>(ask: (engine: AccessEngine) => Promise<Answer>) => {
    const database = new Neo4jDatabase({ ...address, uri: proxy.uri, retryMs: 0 });
    try {
      return await ask(graphEngine(database, index, state));
    } finally {
      await database.close();
    }
  };
  const questions = graphQuestions(state).filter((_, at) => at % EACH === 0);
  expect(new Set(questions.map(({ name }) => name)).size).toBeGreaterThan(5);
  const random = randomNumbers(questions.length);
  const seen = { answered: 0, unreachable: 0 };
  for (const question of questions) {
    const { said } = await askOrRefuse(question, index, EVERYTHING);
    const what = [question.name, question.args];
    const ask = (engine: AccessEngine) => askOrRefuse(question, engine, EVERYTHING);
    proxy.begin();
    expect([...what, (await asked(ask)).said]).toEqual([...what, said]);
    const { units } = proxy;
    for (let round = 0; round < CUTS; round++) {
      const at = Math.floor(((round + random()) / CUTS) * units);
      proxy.begin(cutAt(proxy, at, random()));
      const { said: answer } = await asked(ask);
      proxy.refuses = false;
      const isRefused = (answer as { refused?: string } | null)?.refused === "STORE_UNREACHABLE";
      if (!isRefused) expect([...what, at, answer]).toEqual([...what, at, said]);
      seen[isRefused ? "unreachable" : "answered"]++;
    }
  }
  // The last of a conversation is what the client says when it has its answer.
  expect(seen.unreachable).toBeGreaterThan(seen.answered);
});
