import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { compareFactRefs } from "../../src/model/facts.ts";
import type { Delta } from "../../src/store/graph-store.ts";
import { collect, commitNext, covered, info } from "../contract/store-samples.ts";
import { brokenOff, IN_BATCHES, MARK, others, users } from "./broken-off.ts";
import { inGraph } from "./graph.ts";
import { open, openEmpty } from "./open.ts";

describe("a delta that was broken off", () => {
  it("is in no revision: readers have the one before, and the check finds nothing amiss", async () => {
    const { store, before } = await brokenOff(others, users(20).slice(0, 12));
    expect(await inGraph(MARK)).toEqual([{ head: 1, applying: 2, batch: 5, undone: null }]);
    expect(await collect(store.facts())).toEqual(before);
    expect(await store.revisions()).toHaveLength(1);
    expect(await store.check()).toEqual({ revisions: 1, facts: 40, problems: [] });
  });

  it("is gone on with where it stopped, by whoever commits it again", async () => {
    const { store } = await brokenOff(others, users(20).slice(0, 12));
    await store.close();
    const next = await open(IN_BATCHES);
    const revision = await next.commit({ opened: others, closed: users(20).slice(0, 12) }, [covered("users")], info(1));
    expect(revision.counts).toEqual({ facts: 40 - 12 + 80, opened: 80, closed: 12 });
    // Nothing was taken out again, and what was there would not have been opened a second time.
    expect(await inGraph(MARK)).toEqual([{ head: 2, applying: null, batch: null, undone: null }]);
    expect(await collect(next.facts())).toEqual([...users(20).slice(12), ...others].sort(compareFactRefs));
    expect((await next.check()).problems).toEqual([]);
  });

  it.each([
    ["another one", users(60, 3).slice(40)],
    ["a shorter one", others.slice(0, 3)],
    ["one that begins in the same way", [...others.slice(0, 30), ...users(60, 3).slice(70)]],
  ])("is taken back by a commit of %s", async (_what, opened) => {
    const { store, before } = await brokenOff(others, users(20).slice(0, 12));
    const revision = await store.commit({ opened, closed: [] }, [covered("users")], info(1));
    expect(revision.counts).toEqual({ facts: before.length + opened.length, opened: opened.length, closed: 0 });
    expect(await collect(store.facts())).toEqual([...before, ...opened].sort(compareFactRefs));
    expect(await inGraph(MARK)).toEqual([{ head: 2, applying: null, batch: null, undone: 1 }]);
    expect((await store.check()).problems).toEqual([]);
  });

  it("is taken back by who finds nothing to commit, when its writer is dead", async () => {
    const { store, before } = await brokenOff(others, users(20).slice(0, 12));
    await store.close();
    const next = await open(IN_BATCHES);
    await next.settle();
    expect(await inGraph(MARK)).toEqual([{ head: 1, applying: null, batch: null, undone: 1 }]);
    expect(await collect(next.facts())).toEqual(before);
    expect((await next.check()).problems).toEqual([]);
    await next.settle();
    expect(await next.revisions()).toHaveLength(1);
  });

  it("is left as it is by who opened the store for reading", async () => {
    const { store } = await brokenOff(others);
    await store.close();
    const reader = await open({ readOnly: true });
    await expect(reader.settle()).rejects.toMatchObject({ code: "STORE_READ_ONLY" });
    expect(await inGraph(MARK)).toEqual([{ head: 1, applying: 2, batch: 3, undone: null }]);
  });

  it("is taken back where it cannot be read a second time", async () => {
    const { store, before } = await brokenOff(others);
    const once = (function* () {
      yield* others;
    })();
    await store.commit({ opened: once, closed: [] }, [covered("users")], info(1));
    expect(await collect(store.facts())).toEqual([...before, ...others].sort(compareFactRefs));
    expect(await inGraph(MARK)).toEqual([{ head: 2, applying: null, batch: null, undone: 1 }]);
  });

  it("that changed and closed what had been there is taken back to the letter", async () => {
    const old = users(20);
    const { store, before } = await brokenOff(users(20, 2), old);
    await store.commit({ opened: [], closed: [] }, [covered("users")], info(1));
    expect(await collect(store.facts())).toEqual(before);
    expect((await store.check()).problems).toEqual([]);
    expect(await inGraph("MATCH (n:ZoomUser) RETURN DISTINCT n.validFrom AS since")).toEqual([{ since: 1 }]);
  });
});

it("takes back at once what is wrong with the delta itself", async () => {
  const store = await openEmpty(IN_BATCHES);
  await commitNext(store, { opened: users(20) });
  const twice = [...users(40).slice(40), ...users(1)];
  await expect(commitNext(store, { opened: twice })).rejects.toMatchObject({ code: "STORE_CONFLICT" });
  expect(await inGraph(MARK)).toEqual([{ head: 1, applying: null, batch: null, undone: 1 }]);
  expect(await collect(store.facts())).toEqual(users(20));
  expect((await store.check()).problems).toEqual([]);
});

it.each([IN_BATCHES, {}])("takes facts in any order, %j", async (sizes) => {
  const store = await openEmpty(sizes);
  const facts = [...users(20)].reverse();
  const again = facts.slice(0, 15).map((fact) => ({ ...fact, section: "groups" }));
  await commitNext(store, { opened: [...facts, ...again] });
  expect(await collect(store.facts())).toEqual([...facts, ...again].sort(compareFactRefs));
  expect((await store.check()).problems).toEqual([]);
});

it.each([IN_BATCHES, {}])("returns the revision that is there when a commit is asked for again, %j", async (sizes) => {
  const store = await openEmpty(sizes);
  await commitNext(store, { opened: users(20) }, [covered("users")]);
  const delta: Delta = { opened: others, closed: users(20).slice(3, 20) };
  const revision = await store.commit(delta, [covered("users")], info(1));
  expect(await store.commit(delta, [covered("users")], info(1))).toEqual(revision);
  for (const other of [
    store.commit({ ...delta, opened: others.slice(1) }, [covered("users")], info(1)),
    store.commit({ ...delta, closed: users(20).slice(4) }, [covered("users")], info(1)),
    store.commit(delta, [covered("roles")], info(1)),
    store.commit(delta, [covered("users")], { ...info(1), at: info(2).at }),
  ])
    await expect(other).rejects.toMatchObject({ code: "STORE_CONFLICT" });
  expect(await store.revisions()).toHaveLength(2);
});

describe("a second writer", () => {
  const mark = (writer: string, ms: number) =>
    inGraph("MATCH (s:WhocanStore) SET s.writer = $writer, s.until = timestamp() + $ms", { writer, ms });

  it.each([IN_BATCHES, {}])("is refused while the first one lives, and nothing is written, %j", async (sizes) => {
    const { store, before } = await brokenOff(others);
    const second = await open(sizes);
    const commit = () => second.commit({ opened: others.slice(0, 12), closed: [] }, [], info(1));
    await expect(commit()).rejects.toMatchObject({ code: "STORE_LOCKED" });
    await mark("elsewhere 1 x", 60_000);
    await expect(commit()).rejects.toMatchObject({ code: "STORE_LOCKED" });
    expect(await inGraph(MARK)).toEqual([{ head: 1, applying: 2, batch: 3, undone: null }]);
    expect(await collect(store.facts())).toEqual(before);
  });

  it.each([
    ["was not heard of in time", "elsewhere 1 x", -1],
    ["was a process of this machine that is gone", `${hostname()} 999999999 x`, 60_000],
    ["was a process with our number before us", `${hostname()} ${process.pid} x`, 60_000],
  ])("takes over from one that %s", async (_what, writer, ms) => {
    const { store } = await brokenOff(others);
    await mark(writer, ms);
    const second = await open(IN_BATCHES);
    const revision = await second.commit({ opened: others, closed: [] }, [], info(1));
    expect((await second.check()).problems).toEqual([]);
    // The first one, if it lives after all, finds its work done.
    expect(await store.commit({ opened: others, closed: [] }, [], info(1))).toEqual(revision);
  });

  it("that takes over between two batches ends the first one", async () => {
    const store = await openEmpty(IN_BATCHES);
    const committing = store.commit({ opened: users(500), closed: [] }, [], info(0));
    const takingOver = (async () => {
      const statement =
        "MATCH (s:WhocanStore) WHERE s.batch > 0 SET s.writer = 'elsewhere 1 x' RETURN s.batch AS batch";
      while ((await inGraph(statement)).length === 0);
    })();
    await expect(committing).rejects.toMatchObject({ code: "STORE_LOCKED" });
    await takingOver;
    expect(await store.head()).toBeNull();
  });
});
