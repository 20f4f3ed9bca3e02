import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ground, prepareGround, SCENARIOS } from "./ground.ts";
import { killMigrations } from "./kill-migrations.ts";
import { strikeMany } from "./many-cases.ts";
import { FIRST_SEED } from "./seeds.ts";

/** Together 200. */
const OF_RUNS = 60;
const OF_MIGRATIONS = 20;

let ground: Ground;
beforeAll(async () => {
  ground = await prepareGround();
});
afterAll(() => ground?.close());

describe("after SIGKILL at any call that touches a file, half through it or before, the old or the new is there and the next run goes on", () => {
  it.each(SCENARIOS)(`in a ${"%s"}, ${OF_RUNS} times`, async (name) => {
    const hows = ["kill", "torn"] as const;
    const reports = await strikeMany(ground, { name, hows, firstSeed: FIRST_SEED, strikes: OF_RUNS });
    // Kills came before and after the revision, and while there were extents to keep.
    expect(new Set(reports.map(({ arrived }) => arrived))).toEqual(new Set([true, false]));
    expect(reports.filter(({ resumed, kept }) => resumed && kept > 0).length).toBeGreaterThan(OF_RUNS / 4);
  });

  it(`in a migration, ${OF_MIGRATIONS} times`, async () => {
    const versions = await killMigrations(ground, { firstSeed: FIRST_SEED, kills: OF_MIGRATIONS });
    expect(versions.size).toBeGreaterThan(1);
  });
});
