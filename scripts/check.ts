import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { delimiter, resolve } from "node:path";
import pLimit from "p-limit";

/**
 * Everything that CI runs. Each step counts as one check, each test as one; a skipped or planned test counts as failed.
 * The last line is `N passed, N failed`, and the exit code 1 unless nothing failed.
 */
const STEPS: readonly (readonly [name: string, ...command: string[]])[] = [
  ["types", "tsc", "-p", "tsconfig.json", "--noEmit"],
  ["generated files are fresh", "tsx", "scripts/generate.ts", "--check"],
  ["the catalog is fresh", "tsx", "scripts/build-catalog.ts", "--check"],
  ["lint and format", "biome", "ci", "--colors=off", "."],
  ["nothing unused", "knip", "--no-progress"],
  ["architecture", "depcruise", "--config", ".dependency-cruiser.cjs", "src", "scripts", "test"],
  ["build", "npm", "run", "build", "--silent"],
];

const REPORT = "coverage/tests.json";

/** Steps side by side: type checking takes one core, what else there is the other. */
const SIDE_BY_SIDE = 2;

interface Ended {
  readonly ok: boolean;
  readonly output: string;
}

const counts = { passed: 0, failed: 0 };
const limit = pLimit(SIDE_BY_SIDE);
await Promise.all(STEPS.map((step) => limit(() => runStep(...step))));
await runTests();
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** Shows what a step printed only where it failed. */
async function runStep(name: string, ...command: readonly string[]): Promise<void> {
  const started = Date.now();
  const { ok, output } = await run(command, "pipe");
  counts[ok ? "passed" : "failed"]++;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(ok ? `ok     ${name} (${seconds} s)` : `${output}\nFAILED ${name} (${seconds} s)`);
}

async function runTests(): Promise<void> {
  await rm(REPORT, { force: true });
  const { ok } = await run(
    ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`],
    "inherit",
  );
  const { passed, total } = await readReport();
  counts.passed += passed;
  counts.failed += total - passed;
  // A file that cannot be loaded, or an error outside of any test, has no test of its own to count.
  if (total === 0 || (!ok && total === passed)) counts.failed++;
}

async function readReport(): Promise<{ readonly passed: number; readonly total: number }> {
  try {
    const report = JSON.parse(await readFile(REPORT, "utf8")) as Record<string, number>;
    return { passed: report["numPassedTests"] ?? 0, total: report["numTotalTests"] ?? 0 };
  } catch {
    return { passed: 0, total: 0 };
  }
}

/** Runs a program of this checkout, or of the machine. One that cannot be started has failed. */
function run([program = "", ...args]: readonly string[], show: "pipe" | "inherit"): Promise<Ended> {
  const env = { ...process.env, PATH: [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter) };
  const child = spawn(program, args, { env, stdio: ["ignore", show, show] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return new Promise((end) => {
    child.on("error", (error) => end({ ok: false, output: `${output}${error.message}` }));
    child.on("close", (code) => end({ ok: code === 0, output }));
  });
}
