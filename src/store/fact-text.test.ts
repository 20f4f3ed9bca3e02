import fc from "fast-check";
import { expect, it } from "vitest";
import { node, relation } from "../../test/contract/store-samples.ts";
import { digestOf } from "../lib/hash.ts";
import { cleanText } from "./clean-text.ts";
import { factOfText, textOfFact } from "./fact-text.ts";
import { fingerprintOf } from "./fingerprint.ts";

it("is the same for equal facts, whatever the order of their properties", () => {
  const [one, two] = [node("a", { x: 1, y: ["b"] }), node("a", { y: ["b"], x: 1 })];
  expect(textOfFact(one)).toEqual(textOfFact(two));
  expect(fingerprintOf(one)).toBe(fingerprintOf(two));
});

it("differs when anything of the fact does", () => {
  const fact = relation("a", "b", { x: 1 });
  const others = [
    { ...fact, key: "other" },
    { ...fact, section: "other" },
    { ...fact, extent: "other" },
    { ...fact, from: "other" },
    { ...fact, to: "other" },
    { ...fact, relation: "OTHER" },
    { ...fact, properties: { x: "1" } },
    { ...fact, properties: {} },
    node("a|MEMBER_OF|b", { x: 1 }),
    { ...node("a|MEMBER_OF|b", { x: 1 }), name: null },
    { ...node("a|MEMBER_OF|b", { x: 1 }), kind: "Other" },
  ];
  expect(new Set([fact, ...others].map(fingerprintOf)).size).toBe(others.length + 1);
});

it("has as fingerprint the digest of key, section, type and the rest", () => {
  const body = { extent: "active", kind: "ZoomUser", name: "Name of a", properties: { x: 1 } };
  expect(fingerprintOf(node("a", { x: 1 }))).toBe(digestOf(["a", "users", "node", body]));
});

it("gives back any fact that is clean, and has one fingerprint before and after", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(
      text,
      text,
      fc.dictionary(text, fc.oneof(text, fc.array(text), fc.integer())),
      (key, section, properties) => {
        const back = factOfText(textOfFact(node(key, properties, section)));
        expect(fingerprintOf(back)).toBe(fingerprintOf(node(key, properties, section)));
        expect(back.key).toBe(cleanText(key));
        if (
          JSON.stringify(properties) === cleanText(JSON.stringify(properties)) &&
          !JSON.stringify(properties).includes("\\u")
        )
          expect(JSON.stringify(back.properties)).toBe(JSON.stringify(sorted(properties)));
      },
    ),
  );
});

function sorted(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));
}

it("gives back every relation as JSON does, with properties or without", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.stringMatching(/^[a-z|"\\{}:,]{0,8}$/),
    fc.constantFrom("extent", '","from":"', '","properties":{},', "zoom:a:user:1", ""),
  );
  const properties = fc.oneof(fc.constant({}), fc.dictionary(text, text, { maxKeys: 2 }));
  fc.assert(
    fc.property(text, text, text, text, properties, fc.boolean(), (from, name, to, extent, said, isKeyed) => {
      const made = { ...relation(from, to, said), relation: name, extent };
      const written = textOfFact(isKeyed ? { ...made, key: `${from}|${name}|${to}` } : made);
      const { key, section, type, payload } = written;
      expect(factOfText(written)).toEqual({ type, key, section, ...JSON.parse(payload) });
    }),
    { numRuns: 3_000 },
  );
});
