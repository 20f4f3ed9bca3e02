import { beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { type Neo4jStoreOptions, openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { collect } from "../contract/store-samples.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { codeOf } from "./code-of.ts";
import { expectSame } from "./expect-same.ts";
import { cutAt, FaultProxy } from "./fault-proxy.ts";
import { type Commit, commitTo, History, undisturbed } from "./history.ts";
import { randomNumbers } from "./random.ts";

const address = inject("neo4j");
/** Nothing is tried again: what breaks is seen. */
const ONCE = { retryMs: 0 };
/** Of each sort: where they are is drawn, one from each part of the conversation. */
const CUTS = 12;
const MODES: [string, Partial<Neo4jStoreOptions>][] = [
  ["one transaction", {}],
  ["batches", { changesPerTransaction: 1, changesPerBatch: 6 }],
];

beforeEach(emptyDatabase);

async function withStore<Result>(
  options: Neo4jStoreOptions,
  use: (store: GraphStore) => Promise<Result>,
): Promise<Result> {
  const store = await openNeo4jStore(options);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

describe.each(MODES)("a commit in %s whose connection is cut", (_name, mode) => {
  it("at any message ends done or unreachable, and is the same when it is asked for again", async () => {
    const proxy = await FaultProxy.before(address.uri);
    const expected = undisturbed();
    const history = new History(12);
    const through = { ...address, ...mode, ...ONCE, uri: proxy.uri };
    const attempt = (commit: Commit) => withStore(through, (store) => commitTo(store, commit));

    for (let warm = 0; warm < 2; warm++) {
      proxy.begin();
      const commit = history.next();
      expect(await attempt(commit)).toEqual(await commitTo(expected, commit));
    }
    const units = proxy.units;
    const random = randomNumbers(units);
    const codes: (string | undefined)[] = [];
    for (let round = 0; round < CUTS; round++) {
      const index = Math.floor(((round + random()) / CUTS) * units);
      const commit = history.next();
      proxy.begin(cutAt(proxy, index, random()));
      codes.push(await codeOf(attempt(commit)));
      proxy.refuses = false;
      proxy.begin();
      expect(await attempt(commit), `cut at unit ${index}`).toEqual(await commitTo(expected, commit));
    }
    expect(new Set(codes.filter((code) => code !== undefined))).toEqual(new Set(["STORE_UNREACHABLE"]));
    await withStore(through, (store) => expectSame(store, expected, address));
  });

  it("a few times is tried again by itself", async () => {
    const proxy = await FaultProxy.before(address.uri);
    const expected = undisturbed();
    const history = new History(40);
    const random = randomNumbers(7);
    const store = await openNeo4jStore({ ...address, ...mode, retryMs: 60_000, uri: proxy.uri });
    onTestFinished(() => store.close());
    for (let round = 0; round < 3; round++) {
      const commit = history.next();
      const cuts = new Set([Math.floor(random() * 8), 8 + Math.floor(random() * 8)]);
      proxy.begin(({ index }) => (cuts.has(index) ? random() : undefined));
      expect(await commitTo(store, commit)).toEqual(await commitTo(expected, commit));
    }
    await expectSame(store, expected, address);
  });
});

describe("reading over a connection that is cut", () => {
  it("at any message gives everything or ends as unreachable", async () => {
    const proxy = await FaultProxy.before(address.uri);
    const history = new History(2_000);
    const expected = undisturbed();
    await withStore({ ...address }, async (store) => {
      for (let revision = 0; revision < 2; revision++) {
        const commit = history.next();
        await commitTo(store, commit);
        await commitTo(expected, commit);
      }
    });
    const facts = [await collect(expected.facts(1)), await collect(expected.facts())];
    const changes = await collect(expected.changes(0, 2));
    const read = (retryMs: number) =>
      withStore({ ...address, retryMs, uri: proxy.uri, readOnly: true }, async (store) => {
        expect([await collect(store.facts(1)), await collect(store.facts())]).toEqual(facts);
        expect(await collect(store.changes(0, 2))).toEqual(changes);
        expect(await store.revisions()).toEqual(await expected.revisions());
        expect(await store.coverage()).toEqual(await expected.coverage());
      });
    proxy.begin();
    await read(0);
    const { units } = proxy;
    const random = randomNumbers(units);
    const codes = new Set<string | undefined>();
    for (let round = 0; round < CUTS; round++) {
      proxy.begin(cutAt(proxy, Math.floor(random() * units), random()));
      codes.add(await codeOf(read(0)));
      proxy.refuses = false;
    }
    expect(codes).toContain("STORE_UNREACHABLE");
    expect([...codes].filter((code) => code !== undefined && code !== "STORE_UNREACHABLE")).toEqual([]);
    const index = Math.floor(random() * units);
    proxy.begin((unit) => (unit.index === index ? 0.5 : undefined));
    await read(60_000);
  });
});
