import { expect, it } from "vitest";
import { FreshEnds } from "./fresh-ends.ts";

it("knows what was added, and what was not as long as it has forgotten nothing", () => {
  const ends = new FreshEnds(2);
  expect([ends.has("a"), ends.lacks("a")]).toEqual([false, true]);
  ends.add("a");
  ends.add("b");
  ends.add("a");
  expect([ends.has("a"), ends.lacks("a"), ends.has("c"), ends.lacks("c")]).toEqual([true, false, false, true]);
  ends.add("c");
  expect([ends.has("c"), ends.lacks("c"), ends.lacks("d")]).toEqual([false, false, false]);
  expect([ends.has("a"), ends.lacks("b")]).toEqual([true, false]);
});
