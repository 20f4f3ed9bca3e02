import { expect, it } from "vitest";
import { compareFactRefs, type Fact } from "../../src/model/facts.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { collect, commitNext, covered, info, node, relation } from "./store-samples.ts";

/** What is committed comes back: contents, order, any revision, coverage, the chain. */
export function describeContents(open: () => Promise<GraphStore>): void {
  it("is empty at first", async () => {
    const store = await open();
    expect(await store.head()).toBeNull();
    expect(await store.revisions()).toEqual([]);
    expect(await collect(store.facts())).toEqual([]);
    expect(await store.coverage()).toEqual([]);
    expect(await collect(store.changes(0, 0))).toEqual([]);
    expect(await store.check()).toEqual({ revisions: 0, facts: 0, problems: [] });
  });

  it("gives back what was committed, and the revision that describes it", async () => {
    const store = await open();
    const facts: Fact[] = [
      node("zoom:a:user:1", { email: "a@example.com", type: 2, verified: true, tags: ["x", "y"], numbers: [1, 2.5] }),
      { ...node("zoom:a:user:2"), name: null },
      relation("zoom:a:user:1", "zoom:a:group:1", { primary: true }),
    ];
    const revision = await commitNext(store, { opened: facts }, [covered("users", "", 3)]);
    expect(revision).toMatchObject({
      ...{ number: 1, connection: "main", account: "acc", at: "2026-01-01T00:00:00.000Z" },
      ...{ catalogDigest: "c".repeat(64), parentDigest: null, counts: { facts: 3, opened: 3, closed: 0 } },
    });
    expect(await store.head()).toEqual(revision);
    expect(await store.revisions()).toEqual([revision]);
    expect(await collect(store.facts())).toEqual(facts.toSorted(compareFactRefs));
    expect(await store.coverage()).toEqual([covered("users", "", 3)]);
  });

  it("stays as it is where nothing was left unfinished", async () => {
    const store = await open();
    await store.settle();
    const revision = await commitNext(store, { opened: [node("zoom:a:user:1")] });
    await store.settle();
    expect(await store.head()).toEqual(revision);
    expect(await store.check()).toEqual({ revisions: 1, facts: 1, problems: [] });
  });

  it("orders facts by key, then section, in byte order", async () => {
    const store = await open();
    // As UTF-16 the emoji sorts before U+FF5E, as UTF-8 after it.
    const keys = ["b", "a", "a|x", "a:x", "A", "a\u{1F600}", "a\uFF5E", "aé", "ae", ""];
    const facts = keys.flatMap((key) => [node(key, {}, "users"), node(key, {}, "\u{1F600}"), node(key, {}, "\uFF5E")]);
    await commitNext(store, { opened: facts });
    expect(await collect(store.facts())).toEqual(facts.toSorted(compareFactRefs));
  });

  it("streams more facts than one batch holds", async () => {
    const store = await open();
    const facts = Array.from({ length: 2_345 }, (_, i) => node(`zoom:a:user:${String(i).padStart(5, "0")}`, { n: i }));
    await commitNext(store, { opened: facts.toReversed() });
    expect(await collect(store.facts())).toEqual(facts);
    expect((await collect(store.changes(0, 1))).map(({ fact }) => fact)).toEqual(facts);
  });

  it("lists a changed fact as closed with its old contents and opened with its new ones", async () => {
    const store = await open();
    await commitNext(store, { opened: [node("b", { v: 1 }), node("c", { v: 1 }), node("a", { v: 1 })] });
    const second = await commitNext(store, {
      opened: [node("b", { v: 2 }), node("d")],
      closed: [node("c"), node("b")],
    });
    expect(second.counts).toEqual({ facts: 3, opened: 2, closed: 2 });
    expect(await collect(store.changes(1, 2))).toEqual([
      { revision: 2, change: "closed", fact: node("b", { v: 1 }) },
      { revision: 2, change: "closed", fact: node("c", { v: 1 }) },
      { revision: 2, change: "opened", fact: node("b", { v: 2 }) },
      { revision: 2, change: "opened", fact: node("d") },
    ]);
    expect(await collect(store.changes(2, 2))).toEqual([]);
    expect(await collect(store.changes(2, 1))).toEqual([]);
    expect((await collect(store.changes(0, 2))).map(({ revision }) => revision)).toEqual([1, 1, 1, 2, 2, 2, 2]);
  });

  it("keeps the same key said by two sections apart", async () => {
    const store = await open();
    await commitNext(store, { opened: [node("a", { v: 1 }, "users"), node("a", { v: 2 }, "groups")] });
    await commitNext(store, { closed: [{ key: "a", section: "groups" }] });
    expect(await collect(store.facts())).toEqual([node("a", { v: 1 }, "users")]);
  });

  it("answers as of any revision", async () => {
    const store = await open();
    await commitNext(store, { opened: [node("a", { v: 1 })] }, [covered("users")]);
    await commitNext(store, { opened: [node("a", { v: 2 })], closed: [node("a")] }, [
      covered("users"),
      covered("roles"),
    ]);
    await commitNext(store, { closed: [node("a")] }, [covered("roles")]);
    await commitNext(store, { opened: [node("a", { v: 1 })] }, [covered("users"), covered("roles")]);
    const values = await Promise.all(
      [1, 2, 3, 4].map(async (at) => (await collect(store.facts(at))).map((fact) => fact.properties["v"])),
    );
    expect(values).toEqual([[1], [2], [], [1]]);
    const sections = [1, 2, 3, 4].map(async (at) => (await store.coverage(at)).map(({ section }) => section));
    expect(await Promise.all(sections)).toEqual([["users"], ["roles", "users"], ["roles"], ["roles", "users"]]);
  });

  it("refuses a revision that does not exist", async () => {
    const store = await open();
    await commitNext(store, { opened: [node("a")] });
    for (const at of [0, -1, 2, 1.5, Number.NaN]) {
      await expect(collect(store.facts(at))).rejects.toMatchObject({ code: "NO_SUCH_REVISION" });
      await expect(store.coverage(at)).rejects.toMatchObject({ code: "NO_SUCH_REVISION" });
    }
    await expect(collect(store.changes(0, 2))).rejects.toMatchObject({ code: "NO_SUCH_REVISION" });
    await expect(collect(store.changes(-1, 1))).rejects.toMatchObject({ code: "NO_SUCH_REVISION" });
  });

  it("keeps coverage as the revision recorded it, ordered by section and extent", async () => {
    const store = await open();
    const denied = {
      ...{
        section: "role",
        extent: "zoom:a:role:1",
        status: "denied" as const,
        reason: "Zoom asks for a scope.",
        facts: 0,
      },
      missing: { kind: "scope" as const, codes: ["role:read:admin", "role:read:role:admin"] },
    };
    const partial = { ...covered("users", "active"), status: "partial" as const, reason: "Paging looped." };
    const first = await commitNext(store, {}, [partial, denied, covered("role")]);
    const second = await commitNext(store, {}, [covered("users", "active", 7), denied, covered("role")]);
    expect(await store.coverage(1)).toEqual([covered("role"), denied, partial]);
    expect(await store.coverage(2)).toEqual([covered("role"), denied, covered("users", "active", 7)]);
    expect(second.factsDigest).toBe(first.factsDigest);
    expect(second.digest).not.toBe(first.digest);
    expect(second.counts).toEqual({ facts: 0, opened: 0, closed: 0 });
  });

  it("takes a commit without any change", async () => {
    const store = await open();
    const first = await commitNext(store, { opened: [node("a")] }, [covered("users")]);
    const second = await commitNext(store, {}, [covered("users")]);
    expect(second).toMatchObject({ number: 2, factsDigest: first.factsDigest, parentDigest: first.digest });
    expect(second.digest).not.toBe(first.digest);
  });

  it("chains revisions, and gives equal facts an equal digest whatever their history", async () => {
    const store = await open();
    const one = await commitNext(store, { opened: [node("a"), node("b", { v: 1 })] });
    const two = await commitNext(store, { opened: [node("b", { v: 2 })], closed: [node("b")] });
    const three = await commitNext(store, { opened: [node("b", { v: 1 })], closed: [node("b")] });
    expect(await store.check()).toEqual({ revisions: 3, facts: 4, problems: [] });
    // The one before is done with: an adapter may have but one place.
    const direct = await commitNext(await open(), { opened: [node("b", { v: 1 }), node("a")] });
    expect(new Set([one, two, three].map(({ digest }) => digest)).size).toBe(3);
    expect([one, two, three].map(({ parentDigest }) => parentDigest)).toEqual([null, one.digest, two.digest]);
    expect(two.factsDigest).not.toBe(one.factsDigest);
    expect(three.factsDigest).toBe(one.factsDigest);
    expect(direct.factsDigest).toBe(one.factsDigest);
  });

  it("is of no use once closed, and closes twice", async () => {
    const store = await open();
    await store.close();
    await store.close();
    await expect(store.head()).rejects.toMatchObject({ code: "INTERNAL" });
    await expect(collect(store.facts())).rejects.toMatchObject({ code: "INTERNAL" });
    await expect(store.commit({ opened: [], closed: [] }, [], info(0))).rejects.toMatchObject({ code: "INTERNAL" });
  });
}
