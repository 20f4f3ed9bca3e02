import { beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { type Neo4jStoreOptions, openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { FakeSource, type FakeState } from "../sync/fake-account.ts";
import { newWorld } from "../sync/world.ts";
import { codeOf } from "./code-of.ts";
import { FaultProxy } from "./fault-proxy.ts";
import { randomNumbers } from "./random.ts";

const address = inject("neo4j");
const MODES: [string, Partial<Neo4jStoreOptions>][] = [
  ["one transaction", {}],
  ["batches", { changesPerTransaction: 1, changesPerBatch: 60 }],
];
const CUTS = 4;

beforeEach(emptyDatabase);

/** An account of which most changes with each round. */
function accountOf(round: number): FakeState {
  const ids = Array.from({ length: 150 }, (_, index) => `u${round * 20 + index}`);
  return {
    users: Object.fromEntries(ids.map((id) => [id, { status: "active", name: `${id} in round ${round}` }])),
    groups: { g1: ids.filter((_, index) => index % 2 === round % 2), g2: ids.slice(0, 30) },
    recordings: { "2026-11": ids.slice(0, 40).map((id) => `${id}-r`) },
    months: ["2026-11"],
  };
}

function sourceOf(round: number): FakeSource {
  const source = new FakeSource(accountOf(round));
  source.pageSize = 50;
  return source;
}

describe.each(MODES)("a run whose server is lost while it commits in %s", (_name, mode) => {
  it("says so, and the next one writes what it had read", async () => {
    const proxy = await FaultProxy.before(address.uri);
    const store = await openNeo4jStore({ ...address, ...mode, uri: proxy.uri, retryMs: 0 });
    onTestFinished(() => store.close());
    const world = newWorld(store);
    const undisturbed = newWorld();
    let isCommitting = false;
    const progress: NonNullable<Parameters<typeof world.sync>[1]>["progress"] = ({ type }) => {
      if (type === "committing") isCommitting = true;
    };
    let units = 0;
    const random = randomNumbers(3);
    for (let round = 0; round <= CUTS + 1; round++) {
      await undisturbed.sync(sourceOf(round));
      const moment = round < 2 ? Number.POSITIVE_INFINITY : Math.floor(((round - 2 + random()) / CUTS) * units);
      let seen = 0;
      proxy.begin(() => {
        if (!isCommitting || seen++ !== moment) return undefined;
        proxy.refuses = true;
        return 0.5;
      });
      const code = await codeOf(world.sync(sourceOf(round), { progress }));
      isCommitting = false;
      units = round < 2 ? seen : units;
      expect(round < 2 ? [undefined] : [undefined, "STORE_UNREACHABLE"]).toContain(code);
      proxy.refuses = false;
      const again = sourceOf(round);
      const report = await world.sync(again);
      if (code !== undefined) expect(again.reads).toEqual([]);
      expect(report.resumed).toBe(code !== undefined);
      const [head, expected] = [await store.head(), await undisturbed.store.head()];
      expect(head?.factsDigest).toBe(expected?.factsDigest);
      expect(head?.number).toBe(expected?.number);
    }
    expect((await store.check()).problems).toEqual([]);
    expect(await world.facts()).toEqual(await undisturbed.facts());
  });
});
