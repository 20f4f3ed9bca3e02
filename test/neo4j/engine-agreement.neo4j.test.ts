import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, inject, it, vi } from "vitest";
import type { AccessEngine } from "../../src/access/engine.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { buildCypherEngine } from "../../src/engines/cypher/cypher-engine.ts";
import { openGraph } from "../../src/engines/cypher/graph.ts";
import { buildIndexEngine } from "../../src/engines/index/index-engine.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { accountWithQuestions, type Questions } from "../accounts/arbitrary-question.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { compactAccount } from "../engine/compact.ts";
import { loadAccount, prepareDatabase } from "./load-account.ts";

vi.setConfig({ testTimeout: 1_800_000 });

const RUNS = Number(process.env["WHOCAN_TEST_RUNS"] ?? 100);

let database: Neo4jDatabase;

beforeAll(async () => {
  database = new Neo4jDatabase(inject("neo4j"));
  await prepareDatabase(database);
});
afterAll(() => database.close());

/** Both engines over one account, which is loaded into the database. */
async function enginesOf(given: TestAccount): Promise<{ index: AccessEngine; cypher: AccessEngine }> {
  const { catalog, revision, store } = await loadAccount(database, given);
  const { coverage, lacks } = given;
  const clock = { ...systemClock, now: () => new Date("2026-01-02T00:00:00Z") };
  const common = { coverage, catalog, revision, lacks, clock };
  const index = await buildIndexEngine({ ...common, facts: store.facts() });
  const graph = openGraph({
    database,
    clock,
    revision: revision.number,
    catalogDigest: revision.catalogDigest,
    lacks,
    timeoutMs: 20_000,
  });
  return { index, cypher: buildCypherEngine({ ...common, graph, index: async () => index }) };
}

type Ask = (engine: AccessEngine, questions: Questions) => Promise<unknown>;

async function agree(ask: Ask): Promise<void> {
  await agreeOver(arbitraryAccount(), RUNS, ask);
  await agreeOver(arbitraryAccount({ catalog: loadCatalog().data }), Math.ceil(RUNS / 50), ask);
}

async function agreeOver(accounts: fc.Arbitrary<TestAccount>, numRuns: number, ask: Ask): Promise<void> {
  const property = fc.asyncProperty(accountWithQuestions(accounts, 12), async ({ account, questions }) => {
    const { index, cypher } = await enginesOf(account);
    const [one, other] = [await ask(index, questions), await ask(cypher, questions)];
    if (!isDeepStrictEqual(one, other))
      throw new Error(`index  ${JSON.stringify(one)}\ncypher ${JSON.stringify(other)}`);
  });
  const details = await fc.check(property, { numRuns });
  if (!details.failed) return;
  const [smallest] = details.counterexample ?? [];
  const where =
    smallest === undefined ? "" : `${compactAccount(smallest.account)}\n${JSON.stringify(smallest.questions)}`;
  const why = details.errorInstance instanceof Error ? details.errorInstance.stack : String(details.errorInstance);
  throw new Error(`seed ${details.seed} path ${details.counterexamplePath}\n${where}\n${why}`);
}

const EVERYTHING = { first: 1_000_000, after: null } as const;

describe("the Cypher engine agrees with the index, whole rows and witnesses,", () => {
  it("on can", async () => {
    await agree(async (engine, { pairs }) => {
      const answers = await Promise.all(pairs.map((pair) => engine.can(pair)));
      return answers.map(({ engine: _, ...answer }) => answer);
    });
  });

  it("on explain", async () => {
    await agree(async (engine, { pairs }) => {
      const answers = await Promise.all(pairs.map((pair) => engine.explain({ ...pair, page: EVERYTHING })));
      return answers.map(({ engine: _, ...answer }) => answer);
    });
  });

  it("on effectiveAccess", async () => {
    await agree(async (engine, { effectiveAccess }) => {
      const requests = effectiveAccess.map(({ permissions = null, classes = null, states = null, ...asked }) => {
        return { ...asked, permissions, classes, states };
      });
      const answers = await Promise.all(requests.map((each) => engine.effectiveAccess({ ...each, page: EVERYTHING })));
      return answers.map(({ engine: _, ...answer }) => answer);
    });
  });
});
