import { describe, expect, it } from "vitest";
import { Random } from "../../src/demo/account/random.ts";
import { FAULTS } from "../../src/demo/server/faults/faults.ts";
import { FIRST_SEED } from "../crashes/seeds.ts";
import { holdTo } from "./laws.ts";

const NAMES = Object.keys(FAULTS);
const MIXES = Number(process.env["WHOCAN_TEST_RUNS"] ?? 200);
const AT_ONCE = 10;
/** The oracle judges one of so many, and one of so many is kept in a file. */
const JUDGED = 3;
const IN_FILE = 4;

describe("a run that several faults strike ends complete or says why, closes nothing that it did not read, and is forgotten by a clean one", () => {
  const groups = Array.from({ length: Math.ceil(MIXES / AT_ONCE) }, (_, group) => group * AT_ONCE);
  it.each(groups)("with random mixes, from seed %i on", async (start) => {
    let struck = 0;
    for (let turn = start; turn < Math.min(start + AT_ONCE, MIXES); turn++) {
      const seed = FIRST_SEED + 1000 + turn;
      const dice = new Random(seed, "mix");
      const names = new Set(Array.from({ length: dice.int(2, 5) }, () => dice.pick(NAMES)));
      const store = turn % IN_FILE === 0 ? "sqlite" : "memory";
      const { strikes } = await holdTo({ seed, names: [...names] }, { store, judged: turn % JUDGED === 0 });
      if (strikes.size > 0) struck++;
    }
    expect(struck).toBeGreaterThan(0);
  });
});
