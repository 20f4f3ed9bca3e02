import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { Random } from "../../src/demo/account/random.ts";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import type { Ground, Scenario, ScenarioName } from "./ground.ts";
import { nameOf } from "./owned-requests.ts";
import { contentsOf, leftovers, problemsOf, readInto, type Unfinished, unfinishedIn } from "./place.ts";
import type { Ended, Strike } from "./program.ts";
import { serve, variablesFor } from "./served.ts";

/** Files of which a strike may choose one; most calls are about the ledger. */
const FILES = ["", "whocan.db", "runs.db", "/index/"];

/** What befell the folder of a case. */
export interface CaseReport {
  readonly ended: readonly Ended[];
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
  const scenario = ground.scenarios[name];
  const dice = new Random(seed, `strike ${name}`);
  const zoom = await serve(scenario.state);
  const cwd = ground.place(name);
  const told: string[] = [];
  try {
    const ended: Ended[] = [];
    const times = dice.chance(0.25) ? 2 : 1;
    let arrived = false;
    for (let time = 0; time < times; time++) {
      const strike = throwStrike(dice, scenario, dice.pick(hows));
      const end = await ground.program.run("sync", { cwd, env: variablesFor(zoom), strike });
      told.push(`${JSON.stringify(strike)}: ${end.said}`);
      ended.push(end);
      arrived = await expectOldOrNew(cwd, scenario, zoom);
    }
    return { ended, arrived, ...(await expectFinished(cwd, scenario, zoom, arrived)) };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    failure.message = `${name}, seed ${seed} (${told.join("; ")}): ${failure.message}`;
    throw failure;
  } finally {
    await zoom.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

function throwStrike(dice: Random, { calls }: Scenario, how: Strike["how"]): Strike {
  const file = dice.pick(FILES);
  // How many reads there are depends on what is in memory: the first ones are always made.
  const most = how === "EIO-read" ? 40 : calls.filter((path) => path.includes(file)).length;
  return { at: dice.int(1, Math.max(1, most)), how, ...(file === "" ? {} : { file }) };
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
