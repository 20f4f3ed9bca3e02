import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ground, prepareGround, SCENARIOS, type ScenarioName } from "./ground.ts";
import { killMigrations } from "./kill-migrations.ts";
import { strikeMany } from "./many-cases.ts";
import { FIRST_SEED } from "./seeds.ts";
import type { Stage } from "./strike-case.ts";

/** Together 200. */
const OF_RUNS = 60;
const OF_MIGRATIONS = 20;
/** Of each stage that a run has, so many at least. */
const OF_STAGE = 4;

/** The store's file has one format so far: its only step is run where the file is made. */
const STAGES: Readonly<Record<ScenarioName, readonly Stage[]>> = {
  "first read": ["store's beginning", "reading", "commit", "index"],
  "later read": ["reading", "commit", "index"],
  "later read of an older ledger": ["migration", "reading", "commit", "index"],
};

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
    expect(reports.filter(({ resumed, kept }) => resumed && kept > 0).length).toBeGreaterThanOrEqual(OF_RUNS / 6);
    const struck = reports.flatMap(({ stages }) => stages);
    const rare = STAGES[name].filter((stage) => struck.filter((each) => each === stage).length < OF_STAGE);
    expect(rare).toEqual([]);
  });

  it(`in a migration, ${OF_MIGRATIONS} times`, async () => {
    const versions = await killMigrations(ground, { firstSeed: FIRST_SEED, kills: OF_MIGRATIONS });
    expect(versions.size).toBeGreaterThan(1);
  });
});
