import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { collect, covered, info, node, relation } from "../../test/contract/store-samples.ts";
import type { Fact } from "../model/facts.ts";
import { type CopyEvent, copyHistory } from "./copy-history.ts";
import type { GraphStore } from "./graph-store.ts";
import { openMemoryStore } from "./memory/memory-store.ts";
import { openSqliteStore } from "./sqlite/open-sqlite-store.ts";

const root = mkdtempSync(join(tmpdir(), "whocan-copy-"));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, "case-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A store whose revisions are these states: what is open in each, by key. */
async function storeOf(states: readonly Readonly<Record<string, number>>[], account = "acc"): Promise<GraphStore> {
  const store = openMemoryStore();
  let open: Record<string, number> = {};
  for (const [parent, state] of states.entries()) {
    const fact = (key: string): Fact =>
      key > "m" ? relation(key, "g", { v: state[key] ?? 0 }) : node(key, { v: state[key] ?? 0, name: "Zoë" });
    const changed = Object.keys(state).filter((key) => open[key] !== state[key]);
    const closed = Object.keys(open).filter((key) => state[key] !== open[key]);
    const coverage = [covered("users", "", changed.length), ...(parent % 2 === 0 ? [covered("groups")] : [])];
    const delta = { opened: changed.map(fact), closed: closed.map(fact) };
    await store.commit(delta, coverage, { ...info(parent), account });
    open = { ...state };
  }
  return store;
}

async function expectSame(a: GraphStore, b: GraphStore): Promise<void> {
  const revisions = await a.revisions();
  expect(await b.revisions()).toEqual(revisions);
  for (const { number } of revisions) {
    expect(await collect(b.facts(number))).toEqual(await collect(a.facts(number)));
    expect(await b.coverage(number)).toEqual(await a.coverage(number));
  }
  expect(await collect(b.changes(0, revisions.length))).toEqual(await collect(a.changes(0, revisions.length)));
  expect((await b.check()).problems).toEqual([]);
}

const STATES = [{ a: 1, b: 1, x: 1 }, { a: 2, x: 1 }, { a: 2, b: 3, y: 1 }, {}, { b: 3 }];

describe("a copied history", () => {
  it("has the digest of each revision, from any store to another and back", async () => {
    const state = fc.dictionary(fc.constantFrom("a", "b", "c", "x", "y"), fc.nat(2));
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 6 }), async (states) => {
        const [from, back] = [await storeOf(states), openMemoryStore()];
        const directory = mkdtempSync(join(root, "case-"));
        const to = await openSqliteStore({ directory });
        const report = await copyHistory({ from, to, folder });
        expect(report).toEqual({
          ...{ account: "acc", revisions: states.length, kept: 0, digest: (await from.head())?.digest },
        });
        await expectSame(from, to);
        await copyHistory({ from: to, to: back, folder });
        await expectSame(from, back);
        await to.close();
      }),
      { numRuns: 20 },
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes on where it was broken off, and is at peace when there is nothing left to copy", async () => {
    const [from, to] = [await storeOf(STATES), openMemoryStore()];
    const failing: GraphStore = {
      ...{ name: "failing", head: () => to.head(), revisions: () => to.revisions() },
      ...{ facts: (at) => to.facts(at), coverage: (at) => to.coverage(at), changes: (a, b) => to.changes(a, b) },
      ...{ check: () => to.check(), settle: () => to.settle(), close: () => to.close() },
      commit: async (delta, coverage, given) => {
        if (given.parent === 2) throw new Error("the power is out");
        return to.commit(delta, coverage, given);
      },
    };
    await expect(copyHistory({ from, to: failing, folder })).rejects.toThrow("the power is out");
    expect((await to.head())?.number).toBe(2);
    const events: CopyEvent[] = [];
    const progress = (event: CopyEvent) => void events.push(event);
    expect(await copyHistory({ from, to, folder, progress })).toMatchObject({ revisions: 5, kept: 2 });
    expect(events.slice(0, 3)).toEqual([
      { type: "started", revisions: 5, kept: 2 },
      { type: "writing", revision: 3, opened: 2, closed: 1 },
      { type: "written", revision: 3 },
    ]);
    await expectSame(from, to);
    expect(await copyHistory({ from, to, folder })).toMatchObject({ revisions: 5, kept: 5 });
    await expectSame(from, to);
  });

  it("ends between two revisions when it is cancelled", async () => {
    const [from, to] = [await storeOf(STATES), openMemoryStore()];
    const abort = new AbortController();
    const progress = (event: CopyEvent) => {
      if (event.type === "written" && event.revision === 2) abort.abort(new Error("enough"));
    };
    await expect(copyHistory({ from, to, folder, progress, signal: abort.signal })).rejects.toThrow("enough");
    expect((await to.head())?.number).toBe(2);
  });
});

describe("a copy is refused, and nothing written,", () => {
  async function expectRefused(from: GraphStore, to: GraphStore, code: string, text: RegExp): Promise<void> {
    const before = await to.revisions();
    const copying = copyHistory({ from, to, folder });
    await expect(copying).rejects.toMatchObject({ code, message: expect.stringMatching(text) });
    expect(await to.revisions()).toEqual(before);
  }

  it("into a store of another account", async () => {
    await expectRefused(
      await storeOf(STATES),
      await storeOf([{}], "other"),
      "STORE_FOREIGN",
      /holds the account other/u,
    );
  });
  it("into a store with another history", async () => {
    const text = /another revision 2 than/u;
    await expectRefused(await storeOf(STATES), await storeOf([STATES[0] ?? {}, { z: 1 }]), "STORE_CONFLICT", text);
  });
  it("into a store that is ahead", async () => {
    await expectRefused(await storeOf(STATES.slice(0, 2)), await storeOf(STATES), "STORE_CONFLICT", /has revision 3/u);
  });
  it("from an empty store", async () => {
    await expectRefused(openMemoryStore(), await storeOf(STATES), "NO_DATA", /empty/u);
  });
});
