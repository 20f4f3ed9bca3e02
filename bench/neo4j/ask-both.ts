import { setTimeout as sleep } from "node:timers/promises";
import type { EngineName } from "../../src/access/answers.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { buildCypherEngine } from "../../src/engines/cypher/cypher-engine.ts";
import { openGraph } from "../../src/engines/cypher/graph.ts";
import { buildIndexEngine } from "../../src/engines/index/index-engine.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import type { AccountSize } from "../account.ts";
import { type Percentiles, timeCalls, timeOnce } from "../figures.ts";
import { benchQuestions } from "../questions.ts";

export interface QuestionFigures {
  readonly name: string;
  /** What gave the rows when the Cypher engine was asked. */
  readonly engine: EngineName;
  readonly index: Percentiles;
  readonly cypher: Percentiles;
}

export interface BothFigures {
  readonly indexSeconds: number;
  readonly questions: readonly QuestionFigures[];
}

/** Between two questions, so that what one leaves for the collectors is not the next one's. */
const REST_MS = 500;

/** Builds the index from the graph, then asks both engines every question, one engine after the other. */
export async function askBoth(uri: string, size: AccountSize, runs: number): Promise<BothFigures> {
  const store = await openNeo4jStore({ uri, readOnly: true });
  try {
    const catalog = loadCatalog();
    const head = await store.head();
    if (head === null) throw new Error("The store is empty.");
    const { number, at, account } = head;
    const common = {
      catalog,
      coverage: await store.coverage(),
      revision: { number, at, account, catalogDigest: catalog.digest },
      lacks: [],
      clock: systemClock,
    };
    const expected = { revision: number, catalogDigest: catalog.digest, lacks: [] };
    const graph = openGraph({ ...expected, database: store.database, clock: systemClock });
    const [indexSeconds, index] = await timeOnce(() => buildIndexEngine({ ...common, facts: store.facts() }));
    const cypher = buildCypherEngine({ ...common, graph, index: async () => index });
    const questions: QuestionFigures[] = [];
    for (const { name, answers, ask } of await benchQuestions(index, size)) {
      const byIndex = await timeCalls((run) => ask(index, run), runs);
      await sleep(REST_MS);
      let engine: EngineName = "cypher";
      const byCypher = await timeCalls(async (run) => {
        const answer = (await ask(cypher, run)) as { readonly engine?: EngineName } | undefined;
        engine = answer?.engine ?? engine;
      }, runs);
      questions.push({
        name: answers === undefined ? name : `${name}: ${answers}`,
        engine,
        index: byIndex,
        cypher: byCypher,
      });
    }
    return { indexSeconds, questions };
  } finally {
    await store.close();
  }
}
