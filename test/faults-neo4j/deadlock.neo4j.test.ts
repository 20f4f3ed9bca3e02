import neo4j from "neo4j-driver";
import { beforeEach, expect, inject, it, onTestFinished } from "vitest";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { expectSame } from "./expect-same.ts";
import { FaultProxy } from "./fault-proxy.ts";
import { commitTo, History, undisturbed } from "./history.ts";

const address = inject("neo4j");
const { uri, user, password } = address;

beforeEach(emptyDatabase);

it("a commit that runs into a deadlock with somebody else's transaction is tried again and ends", async () => {
  const proxy = await FaultProxy.before(uri);
  const store = await openNeo4jStore({ ...address, uri: proxy.uri });
  const driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""));
  onTestFinished(async () => {
    await store.close();
    await driver.close();
  });
  const expected = undisturbed();
  const history = new History(40);
  const first = history.next();
  expect(await commitTo(store, first)).toEqual(await commitTo(expected, first));

  const commit = history.next();
  const wanted = commit.delta.closed.find(({ type }) => type === "node");
  const hostile = driver.session();
  const transaction = hostile.beginTransaction();
  // It begins first and holds what the commit will want …
  await transaction.run("MATCH (n:WhocanNode {key: $key}) SET n.hostile = true", { key: wanted?.key });
  let ending: Promise<unknown> | undefined;
  let deadlocks = 0;
  proxy.begin(async ({ direction, bytes }) => {
    if (direction === "down" && bytes.includes("DeadlockDetected")) deadlocks++;
    // … then wants what the commit holds by now.
    if (direction === "up" && ending === undefined && bytes.includes("UNWIND") && bytes.includes(wanted?.key ?? "")) {
      ending = transaction
        .run("MATCH (s:WhocanStore) SET s.hostile = true")
        .then(() => transaction.rollback())
        .catch(() => undefined)
        .finally(() => hostile.close());
      await waitForLock(driver);
    }
    return undefined;
  });
  expect(await commitTo(store, commit)).toEqual(await commitTo(expected, commit));
  await ending;
  expect(deadlocks).toBeGreaterThan(0);
  await expectSame(store, expected, address);
});

/** Waits until some transaction waits for a lock. */
async function waitForLock(driver: neo4j.Driver): Promise<void> {
  for (;;) {
    const { records } = await driver.executeQuery(
      "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN 1",
    );
    if (records.length > 0) return;
  }
}
