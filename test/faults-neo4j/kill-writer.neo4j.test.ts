import { beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { type Neo4jStoreOptions, openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { node } from "../contract/store-samples.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { AccountHistory } from "./account-history.ts";
import { codeOf } from "./code-of.ts";
import { expectAnswers } from "./expect-answers.ts";
import { expectSame } from "./expect-same.ts";
import { FaultProxy } from "./fault-proxy.ts";
import { type Commit, commitTo, undisturbed } from "./history.ts";
import { randomNumbers } from "./random.ts";
import { startWriter } from "./start-writer.ts";

const address = inject("neo4j");
const SIZE = 400;
const BATCHES = { changesPerTransaction: 1, changesPerBatch: 60 };
const MODES: [string, Partial<Neo4jStoreOptions>][] = [
  ["one transaction", {}],
  ["batches", BATCHES],
];
const KILLS = 3;

beforeEach(emptyDatabase);

/** Another change than the one that was broken off, and the account as it leaves it. */
function otherThan({ coverage, info, delta }: Commit, before: TestAccount): { next: Commit; state: TestAccount } {
  const closed = delta.closed.slice(0, 3);
  const opened = [node(`zoom:acc:user:other${info.parent}`)];
  const facts = [...before.facts.filter((fact) => !closed.includes(fact)), ...opened];
  return { next: { delta: { closed, opened }, coverage, info }, state: { ...before, facts, coverage } };
}

describe.each(MODES)("a process that is killed in the middle of a commit in %s", (_name, mode) => {
  it("leaves what the next one goes on with, or takes out", async () => {
    const proxy = await FaultProxy.before(address.uri);
    const expected = undisturbed();
    const options = { ...address, ...mode, uri: proxy.uri };
    const history = new AccountHistory(SIZE);
    const store = await openNeo4jStore(options);
    onTestFinished(() => store.close());
    for (let begun = 0; begun < 2; begun++) {
      proxy.begin();
      const commit = history.next();
      expect(await commitTo(store, commit)).toEqual(await commitTo(expected, commit));
    }
    const { units } = proxy;
    const random = randomNumbers(units);
    for (let round = 0; round < KILLS; round++) {
      const before = history.state;
      const commit = history.next();
      const writer = await startWriter(SIZE, commit.info.parent, options);
      const moment = Math.floor(((round + random()) / KILLS) * units * 0.9);
      const killed = new Promise<void>((done) => {
        proxy.begin(async ({ index }) => {
          if (index !== moment) return undefined;
          await writer.kill();
          done();
          return 0;
        });
      });
      writer.begin();
      await killed;
      proxy.begin();
      // What was acknowledged may not be taken out; the last round is another change, which nothing of the first may touch.
      const isThere = (await store.head())?.number === commit.info.parent + 1;
      const asked = { next: commit, state: history.state };
      const { next, state } = round === KILLS - 1 && !isThere ? otherThan(commit, before) : asked;
      expect(await commitTo(store, next), `killed at unit ${moment}`).toEqual(await commitTo(expected, next));
      await expectSame(store, expected, address);
      await expectAnswers(store, expected, state);
    }
  });
});

describe("a process that is writing", () => {
  it("keeps another one out, which says so, until it has ended", async () => {
    const proxy = await FaultProxy.before(address.uri);
    const history = new AccountHistory(SIZE);
    const commit = history.next();
    const writer = await startWriter(SIZE, 0, { ...address, ...BATCHES, uri: proxy.uri });
    const held = new Promise<void>((reached) => {
      proxy.begin(async ({ index }) => {
        if (index !== 60) return undefined;
        reached();
        // Whatever it sends from here on does not arrive.
        return new Promise<undefined>(() => undefined);
      });
    });
    writer.begin();
    await held;
    const other = await openNeo4jStore({ ...address, ...BATCHES });
    onTestFinished(() => other.close());
    expect(await codeOf(commitTo(other, commit))).toBe("STORE_LOCKED");
    expect(await other.head()).toBeNull();
    await writer.kill();
    proxy.cut();
    const expected = undisturbed();
    expect(await commitTo(other, commit)).toEqual(await commitTo(expected, commit));
    await expectSame(other, expected, address);
    await expectAnswers(other, expected, history.state);
  });
});
