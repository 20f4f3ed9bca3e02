import { expect, it } from "vitest";
import type { Fact } from "../../src/model/facts.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { collect, commitNext, covered, info, node } from "./store-samples.ts";

/** A commit that does not fit leaves nothing. */
export function describeConflicts(open: () => Promise<GraphStore>): void {
  /** Everything that a reader can see. */
  const contents = async (store: GraphStore) => ({
    revisions: await store.revisions(),
    facts: await collect(store.facts()),
    coverage: await store.coverage(),
    changes: await collect(store.changes(0, (await store.head())?.number ?? 0)),
    check: await store.check(),
  });
  const prepared = async () => {
    const store = await open();
    await commitNext(store, { opened: [node("a"), node("b")] }, [covered("users")]);
    return store;
  };

  it.each([
    ["another head", { opened: [node("z")], closed: [] }, 0],
    ["a head to come", { opened: [node("z")], closed: [] }, 2],
    ["closing what is not open", { opened: [node("z")], closed: [node("a"), node("y")] }, 1],
    ["closing twice", { opened: [node("z")], closed: [node("a"), node("a")] }, 1],
    ["closing what another section said", { opened: [], closed: [node("a", {}, "groups")] }, 1],
    ["opening what is open", { opened: [node("z"), node("a", { v: 2 })], closed: [node("b")] }, 1],
    ["opening twice", { opened: [node("z"), node("z")], closed: [] }, 1],
    ["opening twice what was closed", { opened: [node("a"), node("a")], closed: [node("a")] }, 1],
  ])("refuses %s, and nothing of the commit stays", async (_what, delta, parent) => {
    const store = await prepared();
    const before = await contents(store);
    await expect(store.commit(delta, [covered("roles")], info(parent))).rejects.toMatchObject({
      code: "STORE_CONFLICT",
    });
    expect(await contents(store)).toEqual(before);
    expect(before.check.problems).toEqual([]);
    expect(await commitNext(store, { opened: [node("z")] })).toMatchObject({ number: 2 });
  });

  it.each([1, 2])("names what is opened twice, wherever it stands among many, in revision %i", async (number) => {
    const store = number === 1 ? await open() : await prepared();
    const many = Array.from({ length: 700 }, (_, index) => node(`n${index}`));
    for (const at of [3, 650]) {
      const opened = [...many.slice(0, 690), node(`n${at}`), ...many.slice(690)];
      await expect(store.commit({ opened, closed: [] }, [], info(number - 1))).rejects.toMatchObject({
        code: "STORE_CONFLICT",
        message: expect.stringMatching(new RegExp(`\\bn${at}\\b`)),
      });
    }
    expect(await commitNext(store, { opened: many })).toMatchObject({ number, counts: { opened: 700 } });
  });

  it("leaves nothing of a commit whose facts end in an error", async () => {
    const store = await prepared();
    const before = await contents(store);
    const cause = new Error("the staged facts cannot be read");
    function* failing(): Generator<Fact> {
      for (let i = 0; i < 2_500; i++) yield node(`n${i}`);
      throw cause;
    }
    await expect(commitNext(store, { opened: failing(), closed: [node("a")] })).rejects.toBe(cause);
    expect(await contents(store)).toEqual(before);
    expect(await commitNext(store, { opened: [node("z")] })).toMatchObject({ number: 2 });
  });

  it("refuses values that no store can keep", async () => {
    const store = await prepared();
    const before = await contents(store);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, { nested: 1 }, [null], ["a", 1]]) {
      const fact = node("z", { value } as never);
      await expect(commitNext(store, { opened: [fact] })).rejects.toMatchObject({ code: "INTERNAL", field: "value" });
    }
    await expect(commitNext(store, {}, [covered("users"), covered("users")])).rejects.toMatchObject({
      code: "INTERNAL",
    });
    expect(await contents(store)).toEqual(before);
  });
}
