import { expect, it } from "vitest";
import { toSafeJson } from "../lib/safe-json.ts";
import { safeText } from "./safe-text.ts";

const ESCAPE = String.fromCharCode(27);
const CSI = String.fromCharCode(0x9b);
const OVERRIDE = String.fromCharCode(0x202e);

it.each([
  [`${ESCAPE}[31mred`, "\\u{1b}[31mred"],
  [`${CSI}2J`, "\\u{9b}2J"],
  ["two\nlines\tand\rback", "two\\nlines\\tand\\u{d}back"],
  [`${OVERRIDE}gpj.exe`, "\\u{202e}gpj.exe"],
  ["half \ud800 pair", "half \\u{d800} pair"],
  ["民준 Sträßer 👩‍👩‍👧 می‌خواهم", "民준 Sträßer 👩‍👩‍👧 می‌خواهم"],
])("makes what a terminal would obey visible in %j", (text, shown) => {
  expect(safeText(text)).toBe(shown);
});

it("escapes the same in JSON without changing its value", () => {
  const value = { [`a${CSI}b`]: [`${ESCAPE}[31m`, OVERRIDE, "plain\n", "\u{e0041}"] };
  const text = toSafeJson(value, 2);
  expect(JSON.parse(text)).toEqual(value);
  for (const character of [ESCAPE, CSI, OVERRIDE, "\u{e0041}"]) expect(text).not.toContain(character);
});
