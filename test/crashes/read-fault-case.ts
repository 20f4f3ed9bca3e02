import { rmSync } from "node:fs";
import { Random } from "../../src/demo/account/random.ts";
import type { Ground, ScenarioName } from "./ground.ts";
import { serve, variablesFor } from "./served.ts";
import { findTruthOrRefusal } from "./truth-or-refusal.ts";

/** The first reads are made in every run, whatever is in memory. */
const READS = 40;
const FILES = ["whocan.db", "runs.db", "/index/"];

/** From some read on a file cannot be read any more, until the run has ended. Returns the run's code; throws with the seed in its text. */
export async function readFaultCase(ground: Ground, name: ScenarioName, seed: number): Promise<string | null> {
  const { state, before, after } = await ground.scenario(name);
  const dice = new Random(seed, `reads ${name}`);
  const strike = { at: dice.int(1, READS), how: "EIO-read", file: dice.pick(FILES) } as const;
  const zoom = await serve(state);
  const cwd = ground.place(name);
  try {
    const { code } = await ground.program.run("sync", { cwd, env: variablesFor(zoom), strike });
    await findTruthOrRefusal(cwd, zoom, { before: [before, after], after });
    return code;
  } catch (error) {
    throw new Error(
      `${name}, seed ${seed} (${JSON.stringify(strike)}): ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  } finally {
    await zoom.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}
