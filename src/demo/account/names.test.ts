import { expect, it } from "vitest";
import { FAMILY_NAMES, GIVEN_NAMES, toAscii } from "./names.ts";
import { Random } from "./random.ts";

it("spells every name in the letters of an e-mail address", () => {
  for (const [written, ascii] of [...GIVEN_NAMES, ...FAMILY_NAMES]) {
    expect([written, ascii]).toEqual([written, expect.stringMatching(/^[a-z]{2,}$/)]);
  }
  expect(["Łukasz", "Þórdís", "Đặng", "Sträßer", "Yıldız", "Kjær"].map(toAscii)).toEqual([
    "lukasz",
    "thordis",
    "dang",
    "strasser",
    "yildiz",
    "kjaer",
  ]);
});

it("draws each choice about as often as its weight says, and never one without weight", () => {
  const random = new Random(1, "weights");
  const counts = new Map<string, number>();
  for (let i = 0; i < 10_000; i++) {
    const drawn = random.weighted([
      ["never", 0],
      ["seldom", 1],
      ["often", 9],
    ] as const);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  expect(counts.get("never")).toBeUndefined();
  expect(counts.get("seldom")).toBeGreaterThan(850);
  expect(counts.get("seldom")).toBeLessThan(1150);
});
