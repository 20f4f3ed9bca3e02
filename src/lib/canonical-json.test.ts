import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom('"', "\\", "\u0000", "\u001f", "\u2028", "\ud800", "\udfff"),
  ),
});

it("writes texts as JSON does, lone surrogates and control characters among them", () => {
  fc.assert(
    fc.property(anyText, (text) => canonicalJson(text) === JSON.stringify(text)),
    { numRuns: 2_000 },
  );
});

it("gives equal values one text, whatever the order of their members, and it reads as the value", () => {
  fc.assert(
    fc.property(fc.dictionary(anyText, fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("takes known texts for objects within", () => {
  const inner = { a: 1 };
  expect(canonicalJson({ list: [inner], other: { a: 1 } }, new WeakMap([[inner, "known"]]))).toBe(
    '{"list":[known],"other":{"a":1}}',
  );
});
