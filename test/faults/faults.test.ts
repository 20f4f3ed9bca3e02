import { describe, expect, it } from "vitest";
import { Random } from "../../src/demo/account/random.ts";
import { FAULTS } from "../../src/demo/server/faults/faults.ts";
import { holdTo } from "./laws.ts";

const NAMES = Object.keys(FAULTS);
const GIVEN = process.env["WHOCAN_TEST_SEED"];
const FIRST = GIVEN === "random" ? Math.floor(Math.random() * 1e9) : Number(GIVEN ?? 1);
const MIXES = Number(process.env["WHOCAN_TEST_RUNS"] ?? 60);
const AT_ONCE = 20;

describe("a run ends complete or says why, closes nothing that it did not read, and is forgotten by a clean one", () => {
  it.each(NAMES)("with %s", async (name) => {
    for (let turn = 0; turn < 2; turn++) await holdTo({ seed: FIRST + turn, names: [name] });
  });

  const groups = Array.from({ length: Math.ceil(MIXES / AT_ONCE) }, (_, group) => group * AT_ONCE);
  it.each(groups)("with mixes of several faults, from seed %i on", { timeout: 120_000 }, async (start) => {
    for (let turn = start; turn < Math.min(start + AT_ONCE, MIXES); turn++) {
      const seed = FIRST + 1000 + turn;
      const dice = new Random(seed, "mix");
      const names = new Set(Array.from({ length: dice.int(2, 5) }, () => dice.pick(NAMES)));
      await holdTo({ seed, names: [...names] });
    }
    expect(start).toBeGreaterThanOrEqual(0);
  });
});
