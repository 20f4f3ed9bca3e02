import { afterEach, describe, expect, it } from "vitest";
import { compareFactRefs, type Fact } from "../../src/model/facts.ts";
import { fingerprintOf, type GraphStore } from "../../src/store/graph-store.ts";
import { describeHistories } from "./graph-store-histories.ts";
import { collect, commitNext, covered, info, node, relation } from "./store-samples.ts";

export interface ContractOptions {
  /** Opens the store that was opened last again, after it was closed; left out where nothing outlives the process. */
  readonly reopen?: () => Promise<GraphStore>;
  /** Random histories to try; an adapter over a network may try fewer. */
  readonly histories?: number;
}

/**
 * What every adapter of the GraphStore port promises. `open` gives an empty store each time; the suite closes it.
 */
export function describeGraphStore(name: string, open: () => Promise<GraphStore>, options: ContractOptions = {}): void {
  describe(`${name} as a GraphStore`, () => {
    const stores: GraphStore[] = [];
    const opened = async () => {
      const store = await open();
      stores.push(store);
      return store;
    };
    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close();
    });

    describeContents(opened);
    describeConflicts(opened);
    describeText(opened);
    describeConcurrency(opened);
    describeHistories(opened, options.histories ?? 60);
    const { reopen } = options;
    if (reopen !== undefined) describeReopening(opened, reopen);
  });
}

function describeContents(open: () => Promise<GraphStore>): void {
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
    const other = await open();
    const one = await commitNext(store, { opened: [node("a"), node("b", { v: 1 })] });
    const two = await commitNext(store, { opened: [node("b", { v: 2 })], closed: [node("b")] });
    const three = await commitNext(store, { opened: [node("b", { v: 1 })], closed: [node("b")] });
    const direct = await commitNext(other, { opened: [node("b", { v: 1 }), node("a")] });
    expect(new Set([one, two, three].map(({ digest }) => digest)).size).toBe(3);
    expect([one, two, three].map(({ parentDigest }) => parentDigest)).toEqual([null, one.digest, two.digest]);
    expect(two.factsDigest).not.toBe(one.factsDigest);
    expect(three.factsDigest).toBe(one.factsDigest);
    expect(direct.factsDigest).toBe(one.factsDigest);
    expect(await store.check()).toEqual({ revisions: 3, facts: 4, problems: [] });
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

function describeConflicts(open: () => Promise<GraphStore>): void {
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

function describeText(open: () => Promise<GraphStore>): void {
  const HOSTILE = [
    "'; DROP TABLE facts; --",
    '"quoted" \\ back\\u0000slash',
    "line\nbreak\ttab\r\u0001",
    "\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u202Eright to left",
    "Ａe\u0301é",
    "$(x) {{y}} $z ?1 :a @b",
    "",
    " ",
  ];

  it("keeps hostile text as it is", async () => {
    const store = await open();
    const facts = HOSTILE.map((text) =>
      node(`zoom:a:user:${text}`, { [text]: text, list: [text, text] }, `section ${text}`),
    );
    await commitNext(
      store,
      { opened: facts },
      HOSTILE.map((text) => ({ ...covered("users", text), reason: text })),
    );
    expect(await collect(store.facts())).toEqual(facts.toSorted(compareFactRefs));
    expect((await store.coverage()).map(({ reason }) => reason).sort()).toEqual(HOSTILE.toSorted());
    await commitNext(store, { closed: facts });
    expect((await store.head())?.counts.facts).toBe(0);
  });

  it("keeps a property called __proto__ as a property", async () => {
    const store = await open();
    const properties = JSON.parse('{"__proto__":"x","constructor":"y"}');
    await commitNext(store, { opened: [node("a", properties)] });
    const [fact] = await collect(store.facts());
    expect(JSON.stringify(fact?.properties)).toBe('{"__proto__":"x","constructor":"y"}');
    expect(Object.getPrototypeOf(fact?.properties)).toBe(Object.prototype);
  });

  it("keeps numbers and a megabyte of text", async () => {
    const store = await open();
    const large = "Zoom \u{1F600} ".repeat(100_000);
    const fact = node("a", { large, max: Number.MAX_SAFE_INTEGER, min: -1e-300, zero: 0, empty: [] });
    await commitNext(store, { opened: [fact] });
    expect(await collect(store.facts())).toEqual([fact]);
  });

  it("makes NUL and lone surrogates U+FFFD everywhere, and leaves properties without a value out", async () => {
    const store = await open();
    const bad = "a\0b\uD800c";
    const clean = "a\uFFFDb\uFFFDc";
    const fact = { ...node(bad, { [bad]: bad, list: [bad], gone: null } as never, bad), extent: bad, name: bad };
    await commitNext(store, { opened: [fact] }, [{ ...covered(bad, bad), reason: bad }]);
    const stored = { ...node(clean, { [clean]: clean, list: [clean] }, clean), extent: clean, name: clean };
    expect(await collect(store.facts())).toEqual([stored]);
    expect(fingerprintOf(fact)).toBe(fingerprintOf(stored));
    expect(await store.coverage()).toEqual([{ ...covered(clean, clean), reason: clean }]);
    await commitNext(store, { closed: [{ key: bad, section: bad }] });
    expect(await collect(store.facts())).toEqual([]);
    expect((await store.check()).problems).toEqual([]);
  });

  it("does not hand out what it keeps", async () => {
    const store = await open();
    const given = node("a", { list: ["x"] });
    await commitNext(store, { opened: [given] });
    (given.properties["list"] as string[]).push("y");
    for (const fact of await collect(store.facts())) (fact.properties["list"] as string[]).push("z");
    expect(await collect(store.facts())).toEqual([node("a", { list: ["x"] })]);
  });
}

function describeConcurrency(open: () => Promise<GraphStore>): void {
  const many = (value: number) =>
    Array.from({ length: 3_000 }, (_, i) => node(`n${String(i).padStart(5, "0")}`, { value }));

  it("shows a reader the revision that it asked for while others are committed", async () => {
    const store = await open();
    await commitNext(store, { opened: many(1) }, [covered("users")]);
    const seen: Fact[] = [];
    for await (const fact of store.facts()) {
      if (seen.length === 700) await commitNext(store, { opened: many(2), closed: many(1) }, []);
      if (seen.length === 1_400) await commitNext(store, { closed: many(2) }, []);
      seen.push(fact);
    }
    expect(seen).toEqual(many(1));
    expect(await collect(store.facts(2))).toEqual(many(2));
    expect(await collect(store.facts())).toEqual([]);
  });

  it("shows nothing of a commit before its end", async () => {
    const store = await open();
    await commitNext(store, { opened: many(1) }, [covered("users")]);
    const heads: (number | undefined)[] = [];
    const committing = commitNext(store, { opened: many(2), closed: many(1) }, []);
    const reading = (async () => {
      for (let i = 0; i < 5; i++) {
        const facts = await collect(store.facts());
        expect(new Set(facts.map((fact) => fact.properties["value"])).size).toBe(1);
        expect(facts).toHaveLength(3_000);
        heads.push((await store.head())?.number);
      }
    })();
    await Promise.all([committing, reading]);
    expect(heads.toSorted()).toEqual(heads);
  });

  it("lets one of two commits on the same head win", async () => {
    const store = await open();
    const outcomes = await Promise.allSettled([
      store.commit({ opened: many(1), closed: [] }, [], info(0)),
      store.commit({ opened: many(2), closed: [] }, [], info(0)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "STORE_CONFLICT" } });
    expect(await store.revisions()).toHaveLength(1);
    expect((await store.check()).problems).toEqual([]);
  });

  it("ends a commit before it closes", async () => {
    const store = await open();
    const committing = store.commit({ opened: many(1), closed: [] }, [], info(0));
    await store.close();
    expect(await committing).toMatchObject({ number: 1 });
  });
}

function describeReopening(open: () => Promise<GraphStore>, reopen: () => Promise<GraphStore>): void {
  it("is the same after it was closed and opened again", async () => {
    const store = await open();
    await commitNext(store, { opened: [node("a", { v: 1 }), node("b")] }, [covered("users")]);
    await commitNext(store, { opened: [node("a", { v: 2 })], closed: [node("a")] }, [covered("roles")]);
    const revisions = await store.revisions();
    await store.close();
    const again = await reopen();
    try {
      expect(await again.revisions()).toEqual(revisions);
      expect(await collect(again.facts())).toEqual([node("a", { v: 2 }), node("b")]);
      expect(await collect(again.facts(1))).toEqual([node("a", { v: 1 }), node("b")]);
      expect(await again.coverage()).toEqual([covered("roles")]);
      expect((await again.check()).problems).toEqual([]);
      expect(await commitNext(again, { closed: [node("b")] })).toMatchObject({ number: 3 });
    } finally {
      await again.close();
    }
  });
}
