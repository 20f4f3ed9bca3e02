import { beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { type Neo4jStoreOptions, openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { type Neo4jServer, startNeo4j } from "../neo4j/start-neo4j.ts";
import { AccountHistory } from "./account-history.ts";
import { codeOf } from "./code-of.ts";
import { expectAnswers } from "./expect-answers.ts";
import { expectSame } from "./expect-same.ts";
import { FaultProxy } from "./fault-proxy.ts";
import { commitTo, undisturbed } from "./history.ts";
import { randomNumbers } from "./random.ts";

const MODES: [string, Partial<Neo4jStoreOptions>][] = [
  ["one transaction", {}],
  ["batches", { changesPerTransaction: 1, changesPerBatch: 60 }],
];
const KILLS = 2;

let server: Neo4jServer;

beforeEach(async () => {
  server = await startNeo4j({ line: inject("neo4jLine") });
  onTestFinished(() => server.stop());
});

describe.each(MODES)("a server that is killed in the middle of a commit in %s", (_name, mode) => {
  it("has all of it or none when it is back, and the commit is the same when it is asked for again", async () => {
    const proxy = await FaultProxy.before(server.uri);
    const expected = undisturbed();
    const history = new AccountHistory(400);
    const options = { ...mode, uri: proxy.uri, retryMs: 0 };
    const first = await openNeo4jStore(options);
    for (let warm = 0; warm < 2; warm++) {
      proxy.begin();
      const commit = history.next();
      expect(await commitTo(first, commit)).toEqual(await commitTo(expected, commit));
    }
    await first.close();
    const { units } = proxy;
    const random = randomNumbers(units);
    for (let round = 0; round < KILLS; round++) {
      const commit = history.next();
      const store = await openNeo4jStore(options);
      const moment = Math.floor(((round + random()) / KILLS) * units);
      proxy.begin(async ({ index }) => {
        if (index !== moment) return undefined;
        proxy.refuses = true;
        await server.kill();
        return 0;
      });
      // The moment may be after the last answer that this commit needs.
      expect([undefined, "STORE_UNREACHABLE"]).toContain(await codeOf(commitTo(store, commit)));
      await server.kill();
      await store.close();
      server = await server.startAgain();
      proxy.refuses = false;
      proxy.begin();
      const again = await openNeo4jStore(options);
      const parent = (await expected.head())?.number ?? 0;
      expect([parent, parent + 1]).toContain((await again.head())?.number);
      expect(await commitTo(again, commit), `killed at unit ${moment}`).toEqual(await commitTo(expected, commit));
      await expectSame(again, expected, server);
      // A server that has just begun takes a minute for them.
      if (round === KILLS - 1) await expectAnswers(again, expected, history.state);
      await again.close();
    }
  });
});

describe("a server that is killed and comes back in time", () => {
  it("is waited for by the commit that it broke off", async () => {
    const proxy = await FaultProxy.before(server.uri);
    const store = await openNeo4jStore({ ...MODES[1]?.[1], uri: proxy.uri, retryMs: 120_000 });
    onTestFinished(() => store.close());
    const expected = undisturbed();
    const history = new AccountHistory(400);
    const commit = history.next();
    let back: Promise<void> = Promise.resolve();
    proxy.begin(async ({ index }) => {
      if (index !== 40) return undefined;
      await server.kill();
      back = server.startAgain().then((again) => {
        server = again;
      });
      return 0;
    });
    expect(await commitTo(store, commit)).toEqual(await commitTo(expected, commit));
    await back;
    await expectSame(store, expected, server);
  });
});
