import { describe, expect, it } from "vitest";
import { FAULTS } from "../../src/demo/server/faults/faults.ts";
import { FIRST_SEED } from "../crashes/seeds.ts";
import { holdTo } from "./laws.ts";

/** Of each fault, runs that it struck. */
const STRUCK = 4;
/** A fault that strikes in fewer than every so many runs is none. */
const MOST_SEEDS = 10 * STRUCK;

describe("a run that one fault strikes ends complete or says why, closes nothing that it did not read, and is forgotten by a clean one", () => {
  it.each(Object.keys(FAULTS))("%s", async (name) => {
    // A token is fetched once in a run, unless it is refused.
    const names = FAULTS[name]?.ofTokens ? [name, "access token expired"] : [name];
    let struck = 0;
    for (let seed = FIRST_SEED; struck < STRUCK; seed++) {
      expect(seed - FIRST_SEED).toBeLessThan(MOST_SEEDS);
      const store = seed % 2 === 0 ? "sqlite" : "memory";
      const { strikes, after, report } = await holdTo({ seed, names }, { store, judged: true });
      if ((strikes.get(name) ?? 0) === 0) continue;
      struck++;
      if (name === "a role deleted between list and detail") {
        expect(report).toBeDefined();
        expect(after.coverage).toContainEqual(
          expect.objectContaining({ section: "role", status: "partial", reason: expect.stringMatching(/gone/u) }),
        );
      }
    }
  });
});
