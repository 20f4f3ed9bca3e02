import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { commitNext, covered, node } from "../../test/contract/store-samples.ts";
import { loadConfig } from "../config/load-config.ts";
import { systemClock } from "../lib/clock.ts";
import { silentLogger } from "../lib/logger.ts";
import type { GraphStore, Revision } from "../store/graph-store.ts";
import { openSqliteStore } from "../store/sqlite/open-sqlite-store.ts";
import { EngineParts } from "./engine-parts.ts";
import { IndexEngines } from "./index-engines.ts";
import { SavedIndexes } from "./saved-indexes.ts";

let folder: string;
let store: GraphStore;
let revisions: readonly Revision[];
let engines: IndexEngines;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "whocan-engines-"));
  store = await openSqliteStore({ directory: folder });
  for (let at = 1; at <= 6; at++)
    await commitNext(store, { opened: [node(`zoom:acc:user:u${at}`)] }, [covered("users")]);
  revisions = await store.revisions();
  const parts = new EngineParts(await loadConfig({ cwd: folder, env: {} }), systemClock);
  engines = new IndexEngines(parts, new SavedIndexes(folder, parts, { clock: systemClock, logger: silentLogger }));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** The store, whose facts wait for a word after the first of them; it counts who reads. */
function watched() {
  const seen = { under: 0, most: 0, readings: [] as string[], goOn: () => {} };
  const word = new Promise<void>((resolve) => {
    seen.goOn = resolve;
  });
  const facts: GraphStore["facts"] = async function* (at) {
    seen.readings.push(String(at));
    seen.most = Math.max(seen.most, ++seen.under);
    try {
      for await (const fact of store.facts(at)) {
        await word;
        yield fact;
      }
    } finally {
      seen.under--;
    }
  };
  return {
    seen,
    store: new Proxy(store, { get: (of, name) => (name === "facts" ? facts : Reflect.get(of, name).bind(of)) }),
  };
}

const of = (from: GraphStore, number: number, signal?: AbortSignal) =>
  engines.of(from, revisions[number - 1] as Revision, revisions.at(-1) as Revision, signal);

it("builds old revisions one at a time, each once for all who ask", async () => {
  const { seen, store: slow } = watched();
  const asked = [1, 2, 3, 1, 2, 3].map((number) => of(slow, number));
  await expect.poll(() => seen.under).toBe(1);
  seen.goOn();
  expect((await Promise.all(asked)).map(({ revision }) => revision.number)).toEqual([1, 2, 3, 1, 2, 3]);
  expect([seen.most, seen.readings]).toEqual([1, ["1", "2", "3"]]);
});

it("does not let the newest wait for old ones", async () => {
  const { seen, store: slow } = watched();
  const old = of(slow, 1);
  expect((await of(store, 6)).revision.number).toBe(6);
  seen.goOn();
  expect((await old).revision.number).toBe(1);
});

it("goes on with a build for which nobody waits any more, for who asks later, and does not begin one", async () => {
  const { seen, store: slow } = watched();
  const stop = new AbortController();
  const asked = [1, 2].map((number) => of(slow, number, stop.signal));
  await expect.poll(() => seen.under).toBe(1);
  stop.abort(new Error("gone"));
  for (const engine of asked) await expect(engine).rejects.toThrow("gone");
  const again = [of(slow, 1), of(slow, 3)];
  seen.goOn();
  expect((await Promise.all(again)).map(({ revision }) => revision.number)).toEqual([1, 3]);
  expect(seen.readings).toEqual(["1", "3"]);
  expect([seen.most, seen.under]).toEqual([1, 0]);
});

it("ends what is being built when it is closed", async () => {
  const { seen, store: slow } = watched();
  const old = of(slow, 1);
  await expect.poll(() => seen.under).toBe(1);
  engines.close();
  seen.goOn();
  await expect(old).rejects.toMatchObject({ code: "CANCELLED" });
  await expect.poll(() => seen.under).toBe(0);
});
