import { afterAll, beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { readMark, serves } from "../../src/engines/cypher/mark.ts";
import { updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { type DatabaseOptions, Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { catalogOf } from "../conformance/systems/index-over-store.ts";
import type { Neo4jAddress } from "../neo4j/given-address.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { AccountHistory } from "./account-history.ts";
import { codeOf } from "./code-of.ts";
import { expectProjected } from "./expect-answers.ts";
import { cutAt, FaultProxy } from "./fault-proxy.ts";
import { commitTo } from "./history.ts";
import { randomNumbers } from "./random.ts";

const address = inject("neo4j");
const CUTS = 10;
/** How the projection comes to a new revision. */
const WAYS = [
  ["built again", true],
  ["brought up to date", false],
] as const;

const direct = new Neo4jDatabase(address);
afterAll(() => direct.close());
beforeEach(emptyDatabase);

function project(database: Neo4jDatabase, { catalog, lacks }: TestAccount, rebuild = false) {
  return updateProjection({ database, catalog: catalogOf(catalog), lacks, rebuild });
}

/** Uses a database of its own, as a process does that starts anew. */
async function through<Result>(options: DatabaseOptions, use: (database: Neo4jDatabase) => Promise<Result>) {
  const database = new Neo4jDatabase(options);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Commits revision after revision, and says what the graph should hold then. */
async function committing(to: Neo4jAddress) {
  const history = new AccountHistory(60);
  const store = await openNeo4jStore(to);
  onTestFinished(() => store.close());
  return async () => {
    const { number } = await commitTo(store, history.next());
    return { number, state: history.state };
  };
}

/** Whoever asks the graph gets the whole of it or is told to wait. Says whether it is whole. */
async function expectWholeOrMarked(database: Neo4jDatabase, revision: number, state: TestAccount): Promise<boolean> {
  const { lacks } = state;
  const isServing = serves(await readMark(database), { revision, catalogDigest: "test", lacks });
  if (isServing) await expectProjected(database, state);
  return isServing;
}

describe.each(WAYS)("a projection that is %s over a connection that is cut", (_way, rebuild) => {
  it("at any message is whole or marked, and whole when it is asked for again", async () => {
    const proxy = await FaultProxy.before(address.uri);
    const options = { ...address, uri: proxy.uri, retryMs: 0 };
    const commit = await committing(address);
    await project(direct, (await commit()).state);
    let { state } = await commit();
    proxy.begin();
    await through(options, (database) => project(database, state, rebuild));
    const { units } = proxy;
    const random = randomNumbers(units);
    const seen = { codes: new Set<string | undefined>(), marked: 0 };
    for (let round = 0; round < CUTS; round++) {
      const { number, state: next } = await commit();
      state = next;
      const index = Math.floor(((round + random()) / CUTS) * units);
      proxy.begin(cutAt(proxy, index, random()));
      const code = await through(options, (database) => codeOf(project(database, state, rebuild)));
      proxy.refuses = false;
      proxy.begin();
      seen.codes.add(code);
      const isWhole = await expectWholeOrMarked(direct, number, state);
      if (!isWhole) seen.marked++;
      expect(code !== undefined || isWhole, `cut at unit ${index}`).toBe(true);
      const { how } = await through(options, (database) => project(database, state));
      expect([how, isWhole]).toEqual([
        isWhole ? "kept" : expect.stringMatching(rebuild ? /^(rebuilt|updated)$/ : /^updated$/),
        isWhole,
      ]);
      await expectProjected(direct, state);
    }
    expect([...seen.codes].filter((code) => code !== undefined)).toEqual(["STORE_UNREACHABLE"]);
    expect(seen.marked).toBeGreaterThan(CUTS / 3);
  });
});
