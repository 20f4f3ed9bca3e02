import { prepareGround, SCENARIOS } from "../test/crashes/ground.ts";
import { killMigrations } from "../test/crashes/kill-migrations.ts";
import { strikeMany } from "../test/crashes/many-cases.ts";

/** Of all kills, those of migrations; the rest is spread over the scenarios evenly. */
const OF_MIGRATIONS = 0.1;

/** Kills runs and migrations so many times, and holds each folder to the laws of test/crashes. Throws with the seed of what fails. */
export async function benchCrashes({ runs, seed }: { readonly runs: number; readonly seed: number }): Promise<void> {
  const ground = await prepareGround();
  const started = Date.now();
  try {
    const migrations = Math.round(runs * OF_MIGRATIONS);
    const strikes = Math.ceil((runs - migrations) / SCENARIOS.length);
    for (const name of SCENARIOS) {
      const reports = await strikeMany(ground, { name, hows: ["kill", "torn"], firstSeed: seed, strikes });
      const killed = reports.flatMap(({ ended }) => ended).filter(({ killed }) => killed).length;
      const count = (which: (report: (typeof reports)[number]) => boolean) => reports.filter(which).length;
      console.log(
        `${name.padEnd(30)} ${killed} kills in ${reports.length} folders: ${count(({ arrived }) => arrived)} at the new revision, ` +
          `${count(({ resumed }) => resumed)} runs gone on with, ${count(({ kept }) => kept > 0)} of them with extents kept`,
      );
    }
    const found = await killMigrations(ground, { firstSeed: seed, kills: migrations });
    console.log(`${"migrations".padEnd(30)} ${migrations} kills: found at versions ${[...found].sort().join(", ")}`);
  } finally {
    await ground.close();
  }
  console.log(`All laws held, in ${Math.round((Date.now() - started) / 1000)} s.`);
}
