import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "../lib/hash.ts";
import { MultisetDigest } from "./multiset-digest.ts";

function digestOfAll(members: readonly string[]): string {
  const digest = new MultisetDigest();
  for (const member of members) digest.add(sha256(member));
  return digest.hex();
}

it("is 0 for nothing, and the member's own digest for one", () => {
  expect(digestOfAll([])).toBe("0".repeat(64));
  expect(digestOfAll(["a"])).toBe(sha256("a"));
});

it("depends on the members and how often they come, not on their order or on what was there before", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (members, passing) => {
      const direct = digestOfAll(members);
      expect(digestOfAll(members.toReversed())).toBe(direct);
      expect(digestOfAll([...members, "one more"])).not.toBe(direct);
      const digest = new MultisetDigest(digestOfAll(passing));
      for (const member of members) digest.add(sha256(member));
      for (const member of passing) digest.remove(sha256(member));
      expect(digest.hex()).toBe(direct);
    }),
  );
});

it("wraps around at 2^256 and below 0", () => {
  const digest = new MultisetDigest("f".repeat(64));
  digest.add("2".padStart(64, "0"));
  expect(digest.hex()).toBe("1".padStart(64, "0"));
  digest.remove("2".padStart(64, "0"));
  expect(digest.hex()).toBe("f".repeat(64));
});
