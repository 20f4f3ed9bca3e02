import fc from "fast-check";

/** Ids that are awkward in keys, paths, maps and sorting, and a few plain ones. None is empty. */
const HOSTILE = [
  "a:b",
  "a|b",
  "50%",
  "%3A",
  "two\nlines",
  "tab\there",
  " ",
  "😀",
  "\uffff",
  "é",
  "e\u0301",
  "İ",
  "__proto__",
  "constructor",
  "toString",
  "own",
  "user",
  "set",
  "0",
  "2",
  "*",
  "a/b?c#d",
  "<b>&\"'",
  "\u202eabc",
  "\u0000",
];
const PLAIN = ["ann", "bob", "cy", "dee", "eve", "fay", "Ann", "A1_b-c.d~e", "g1", "g2", "r10"];

export const anyId: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 6, unit: "binary" }) },
);

/** Names may be absent, empty, shared or hostile. */
export const anyName: fc.Arbitrary<string | null> = fc.oneof(
  fc.constantFrom(null, "", "Ann Example", "ann", "STRASSE", "straße", ...HOSTILE),
  fc.string({ maxLength: 8, unit: "binary" }),
);

export const anyEmail: fc.Arbitrary<string> = fc.constantFrom(
  "ann@example.org",
  "Bob@Example.ORG",
  "o'neil+x@example.org",
  "ü@example.org",
  " padded@example.org ",
  "a:b|c%d@example.org",
);
