import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** For each that WHOCAN_TEST_RUNS asks for, so many of the cheapest inputs are tried (test/hostile/limits.ts). */
const CHEAP = 50;
const VITEST = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));

/**
 * Tries so many random cursors, proofs, connections and errors of a provider, and what costs more in proportion: files of an index and records
 * of a provider a tenth, configurations a fiftieth, files of a store a five-hundredth or less. Says how long and with what heap.
 */
export async function benchFuzz({ runs, seed }: { readonly runs: number; readonly seed: number }): Promise<void> {
  const asked = { WHOCAN_TEST_RUNS: String(Math.ceil(runs / CHEAP)), WHOCAN_TEST_SEED: String(seed) };
  const files = [
    "test/hostile/inputs.test.ts",
    "test/hostile/files.test.ts",
    "src/lib/sections/sections.test.ts",
    "src/store/sqlite/damage.test.ts",
    "test/api/saved-index.test.ts",
  ];
  const options = ["--project", "unit", "--logHeapUsage", "--reporter", "verbose"];
  const vitest = spawn(process.execPath, [VITEST, "run", ...options, ...files], {
    env: { ...process.env, ...asked },
    stdio: "inherit",
  });
  const [code] = await once(vitest, "exit");
  if (code !== 0) throw new Error(`An input was not refused as it should be: run it again with --seed ${seed}.`);
}
