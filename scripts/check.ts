import pLimit from "p-limit";
import { givenAddress } from "../test/neo4j/given-address.ts";
import { describeGiven } from "../test/neo4j/given-server.ts";
import { neo4jProjects } from "../test/neo4j/projects.ts";
import { describeRunners, runnersHere } from "../test/neo4j/runners.ts";
import { runCommand } from "./checks/run-command.ts";
import { runTests } from "./checks/run-tests.ts";

/**
 * Everything that CI runs. Each step counts as one check, each test as one; a skipped or planned test counts as failed.
 * The last line is `N passed, N failed`, and the exit code 1 unless nothing failed.
 */
const STEPS: readonly (readonly [name: string, ...command: string[]])[] = [
  ["types", "tsc", "-p", "tsconfig.json", "--noEmit"],
  ["generated files are fresh", "tsx", "scripts/generate.ts", "--check"],
  ["the catalog is fresh", "tsx", "scripts/build-catalog.ts", "--check"],
  ["lint and format", "biome", "ci", "--colors=off", "."],
  ["statements of Cypher", "tsx", "scripts/lint-cypher.ts"],
  ["nothing unused", "knip", "--no-progress"],
  ["architecture", "depcruise", "--config", ".dependency-cruiser.cjs", "src", "scripts", "test"],
  ["build", "npm", "run", "build", "--silent"],
];

/** What the bench asks is compared with plain loops, and lists over HTTP with counts: it fails on wrong answers, never on slow ones. */
const BENCH = ["tsx", "bench/main.ts", "--users", "10000", "--runs", "20", "--seconds", "1"];

/** Steps side by side: type checking takes one core, what else there is the other. */
const SIDE_BY_SIDE = 2;

const counts = { passed: 0, failed: 0 };
/** What did not pass, again at the end: the end of a long output is what is looked at. */
const failures: string[] = [];
const limit = pLimit(SIDE_BY_SIDE);
await Promise.all(STEPS.map((step) => limit(() => runStep(step[0], {}, ...step.slice(1)))));
await test("unit", "inherit");
// A test on Neo4j waits for its server half of the time.
await Promise.all(neo4jProjects().map(({ name }) => limit(() => test(name, "pipe"))));
await runStep("bench of 10,000 users", { show: true }, ...BENCH);
const given = givenAddress();
for (const line of given === undefined ? describeRunners(runnersHere()) : [await describeGiven(given)]) {
  console.log(line);
}
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** Shows what a step printed where it failed, or where it is to be shown. */
async function runStep(name: string, { show = false }, ...command: readonly string[]): Promise<void> {
  const started = Date.now();
  const { ok, output } = await runCommand(command, "pipe");
  counts[ok ? "passed" : "failed"]++;
  if (!ok) failures.push(name);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const said = ok && !show ? "" : `${output}\n`;
  console.log(`${said}${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
}

async function test(project: string, show: "pipe" | "inherit"): Promise<void> {
  const ran = await runTests(project, show);
  counts.passed += ran.passed;
  counts.failed += ran.failed;
  for (const failure of ran.failures) failures.push(`${project}, ${failure}`);
}
