import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";

/** Everything that CI runs, in order; nothing is skipped. The last line counts what passed: `N passed, N failed`. */
const REPORT = "coverage/tests.json";

const STEPS: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: "generated files are fresh", command: ["tsx", "scripts/generate.ts", "--check"] },
  { name: "the catalog is fresh", command: ["tsx", "scripts/build-catalog.ts", "--check"] },
  { name: "types", command: ["tsc", "-p", "tsconfig.json", "--noEmit"] },
  { name: "lint and format", command: ["biome", "ci", "."] },
  { name: "nothing unused", command: ["knip", "--no-progress"] },
  { name: "architecture", command: ["depcruise", "--config", ".dependency-cruiser.cjs", "src", "scripts"] },
  { name: "build", command: ["npm", "run", "build", "--silent"] },
];

let passed = 0;
let failed = 0;

function run(command: readonly string[]): boolean {
  const [program = "", ...args] = command;
  const own = `node_modules/.bin/${program}`;
  const { status } = spawnSync(existsSync(own) ? own : program, args, { stdio: ["ignore", "inherit", "inherit"] });
  return status === 0;
}

for (const { name, command } of STEPS) {
  const started = Date.now();
  const ok = run(command);
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

rmSync(REPORT, { force: true });
const suites = ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
const ok = run(suites);
if (existsSync(REPORT)) {
  const report = JSON.parse(readFileSync(REPORT, "utf8")) as Record<string, number>;
  passed += report["numPassedTests"] ?? 0;
  failed += report["numFailedTests"] ?? 0;
  failed += (report["numPendingTests"] ?? 0) + (report["numTodoTests"] ?? 0);
  if (!ok && (report["numFailedTests"] ?? 0) === 0) failed++;
} else failed++;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
