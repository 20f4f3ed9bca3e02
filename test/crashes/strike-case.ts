import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { Random } from "../../src/demo/account/random.ts";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import type { Ground, Scenario, ScenarioName } from "./ground.ts";
import { isOlderLedger } from "./older-ledger.ts";
import { nameOf } from "./owned-requests.ts";
import { contentsOf, leftovers, problemsOf, readInto, type Unfinished, unfinishedIn } from "./place.ts";
import type { Ended, Strike } from "./program.ts";
import { serve, variablesFor } from "./served.ts";

/** Files of which a strike may choose one, the store's draft apart from it; most calls are about the ledger. */
const FILES = ["", "whocan.db", "whocan.db.", "runs.db", "/index/"];
/** How many of the strikes at an older ledger are aimed at its migration. */
const AT_MIGRATION = 0.25;

/** What a run is about when it is killed. */
export type Stage = "migration" | "reading" | "store's beginning" | "commit" | "index" | "between";

/** What befell the folder of a case. */
export interface CaseReport {
  readonly ended: readonly Ended[];
  /** Of each kill, where it struck. */
  readonly stages: readonly Stage[];
  /** Whether the last struck run had written its revision. */
  readonly arrived: boolean;
  readonly resumed: boolean;
  readonly kept: number;
}

/** Strikes runs of a scenario, as the seed says, and holds what is left to the laws. Throws with the seed in its text. */
export async function strikeCase(
  ground: Ground,
  name: ScenarioName,
  hows: readonly Strike["how"][],
  seed: number,
): Promise<CaseReport> {
  const scenario = await ground.scenario(name);
  const dice = new Random(seed, `strike ${name}`);
  const zoom = await serve(scenario.state);
  const cwd = ground.place(name);
  const told: string[] = [];
  try {
    const ended: Ended[] = [];
    const stages: Stage[] = [];
    const times = dice.chance(0.25) ? 2 : 1;
    let arrived = false;
    for (let time = 0; time < times; time++) {
      const strike = throwStrike(dice, scenario, dice.pick(hows));
      const end = await ground.program.run("sync", { cwd, env: variablesFor(zoom), strike });
      told.push(`${JSON.stringify(strike)}: ${end.said}`);
      ended.push(end);
      if (end.killed) stages.push(stageOf(end.struck ?? "", cwd));
      arrived = await expectOldOrNew(cwd, scenario, zoom);
    }
    return { ended, stages, arrived, ...(await expectFinished(cwd, scenario, zoom, arrived)) };
  } catch (error) {
    throw new Error(
      `${name}, seed ${seed} (${told.join("; ")}): ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  } finally {
    await zoom.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

function throwStrike(dice: Random, { calls, ofMigration }: Scenario, how: Strike["how"]): Strike {
  if (ofMigration > 0 && dice.chance(AT_MIGRATION)) return { at: dice.int(1, ofMigration), how, file: "runs.db" };
  const files = FILES.filter((file) => calls.some((path) => path.includes(file)));
  const file = dice.pick(files);
  const most = calls.filter((path) => path.includes(file)).length;
  return { at: dice.int(1, most), how, ...(file === "" ? {} : { file }) };
}

/** By the file that a kill was at; a ledger that is still of an older version was about to be migrated. */
function stageOf(path: string, cwd: string): Stage {
  if (path.includes("/index/")) return "index";
  if (path.includes("whocan.db.")) return "store's beginning";
  if (path.includes("whocan.db")) return "commit";
  if (!path.includes("runs.db")) return "between";
  return isOlderLedger(cwd) ? "migration" : "reading";
}

/** Whoever asks is answered from the old revision or the new one; returns whether it is the new one. */
async function expectOldOrNew(cwd: string, { before, after }: Scenario, zoom: FakeZoom): Promise<boolean> {
  const contents = await contentsOf(cwd, zoom);
  const arrived = contents?.facts === after.facts;
  assert.deepEqual(contents, arrived ? after : before);
  assert.deepEqual(await problemsOf(cwd), []);
  return arrived;
}

/** The next run goes on where the last one was struck, and what is there in the end is as if nothing had been. */
async function expectFinished(
  cwd: string,
  { after, owned }: Scenario,
  zoom: FakeZoom,
  arrived: boolean,
): Promise<{ resumed: boolean; kept: number }> {
  const unfinished = unfinishedIn(cwd, arrived);
  zoom.requests.clear();
  const report = await readInto(cwd, zoom);
  assert.equal(report.resumed, unfinished !== undefined);
  if (unfinished !== undefined) {
    assert.equal(report.run, unfinished.run);
    const asked = new Set(zoom.requests.list.map(nameOf));
    const again = [...asked].filter((request) => isOnlyOf(owned.get(request), unfinished));
    assert.deepEqual(again, []);
  }
  assert.equal(report.unchanged, arrived);
  assert.deepEqual(await contentsOf(cwd, zoom), after);
  assert.deepEqual(await problemsOf(cwd), []);
  assert.deepEqual(leftovers(cwd), { leases: 0, staged: 0, delta: 0 });
  return { resumed: report.resumed, kept: unfinished?.ended.length ?? 0 };
}

/** Whether all extents that make the request had ended. */
function isOnlyOf(owners: ReadonlySet<string> | undefined, { ended }: Unfinished): boolean {
  return owners !== undefined && [...owners].every((extent) => ended.includes(extent));
}
