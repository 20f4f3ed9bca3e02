import { expect, it } from "vitest";
import { compareFactRefs } from "../../src/model/facts.ts";
import { fingerprintOf, type GraphStore } from "../../src/store/graph-store.ts";
import { collect, commitNext, covered, node } from "./store-samples.ts";

/** Text and values come back as they were given. */
export function describeText(open: () => Promise<GraphStore>): void {
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
