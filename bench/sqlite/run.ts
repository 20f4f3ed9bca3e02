import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sizeFor } from "../account.ts";
import { describeAccount, describeMachine, milliseconds, type Percentiles, printTable, timeCalls } from "../figures.ts";
import type { AskFigures } from "./ask.ts";
import type { LoadFigures } from "./load.ts";

export interface SqliteBench {
  readonly users: readonly number[];
  readonly seed: number;
  readonly runs: number;
}

/** What one size of account came to. */
type SizeFigures = LoadFigures & AskFigures & { readonly command: Percentiles };

const COMMAND_RUNS = 20;
const BUILT = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const run = promisify(execFile);

/** Measures the default store and the index, one size after the other, and prints one table of each. */
export async function benchSqlite({ users, seed, runs }: SqliteBench): Promise<void> {
  const sizes: (readonly [users: number, figures: SizeFigures])[] = [];
  for (const count of users) sizes.push([count, await measure(count, seed, runs)]);
  const head = sizes.map(([count]) => `${count} users`);
  printTable(["what", ...head], storeRows(sizes.map(([, figures]) => figures)));
  printTable(["question, ms: p50 / p95 / p99 (answers)", ...head], questionRows(sizes.map(([, figures]) => figures)));
  printTable(["ms: here / plain loops over arrays = times", ...head], floorRows(sizes.map(([, figures]) => figures)));
  for (const count of users) console.log(describeAccount(sizeFor(count, seed)));
  console.log(`at most ${runs} calls each; ${describeMachine()}`);
}

/** In a new folder, which is removed. */
async function measure(users: number, seed: number, runs: number): Promise<SizeFigures> {
  const directory = await mkdtemp(join(tmpdir(), "whocan-bench-"));
  try {
    console.error(`${users} users: load, changes, index`);
    const load = await inProcess<LoadFigures>("load.ts", directory, users, seed);
    const ask = await inProcess<AskFigures>("ask.ts", directory, users, seed, runs);
    console.error(`${users} users: a command`);
    const can = [BUILT, "can", "user:user20@example.com", "DataRead", "set:User", "--json"];
    const command = await timeCalls(
      () => run(process.execPath, can, { env: { WHOCAN_DATA: directory } }),
      COMMAND_RUNS,
    );
    return { ...load, ...ask, command };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function inProcess<Figures>(file: string, ...args: readonly (string | number)[]): Promise<Figures> {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const measuring = run(process.execPath, [...process.execArgv, script, ...args.map(String)], { maxBuffer: 2 ** 26 });
  measuring.child.stderr?.pipe(process.stderr);
  return JSON.parse((await measuring).stdout) as Figures;
}

const ROWS: readonly (readonly [name: string, show: (figures: SizeFigures) => string])[] = [
  ["facts written", ({ facts, loadSeconds }) => perSecond(facts, loadSeconds, "facts")],
  ["0.1 % changed", ({ changes, changeSeconds }) => perSecond(changes, changeSeconds, "changes")],
  ["store's file", ({ fileMb }) => `${Math.round(fileMb)} MB`],
  ["index from the store, saved", ({ facts, indexSeconds }) => perSecond(facts, indexSeconds, "facts")],
  ["index of the revision before", ({ facts, olderSeconds }) => perSecond(facts, olderSeconds, "facts")],
  ["index's file", ({ indexMb }) => `${Math.round(indexMb)} MB`],
  ["index from its file, first answer", ({ openSeconds }) => `${milliseconds(openSeconds * 1000)} ms`],
  [
    "whocan can, a new process, p50 / p95",
    ({ command }) => `${milliseconds(command.p50)} / ${milliseconds(command.p95)} ms`,
  ],
  ["memory after all questions", ({ memoryMb }) => `${memoryMb} MB`],
  ["access export", ({ matrixRows, matrixSeconds }) => perSecond(matrixRows, matrixSeconds, "rows")],
];

function storeRows(sizes: readonly SizeFigures[]): string[][] {
  return ROWS.map(([name, show]) => [name, ...sizes.map(show)]);
}

function questionRows(sizes: readonly SizeFigures[]): string[][] {
  const [first] = sizes;
  return (first?.questions ?? []).map(({ name }, at) => [
    name,
    ...sizes.map(({ questions }) => {
      const asked = questions[at];
      if (asked === undefined) return "";
      const { p50, p95, p99 } = asked.times;
      const times = [p50, p95, p99].map(milliseconds).join(" / ");
      return asked.answers === undefined ? times : `${times} (${asked.answers})`;
    }),
  ]);
}

/** Of each question what it takes, what the same counts take with nothing beside them, and how many times that is. */
function floorRows(sizes: readonly SizeFigures[]): string[][] {
  const names = sizes.find(({ floors }) => floors.length > 0)?.floors.map(({ name }) => name) ?? [];
  return names.map((name, at) => [
    name,
    ...sizes.map(({ floors }) => {
      const compared = floors[at];
      if (compared === undefined) return "";
      const { ours, floor } = compared;
      return `${milliseconds(ours)} / ${floor < 0.1 ? floor.toPrecision(2) : milliseconds(floor)} = ${(ours / floor).toFixed(1)}`;
    }),
  ]);
}

function perSecond(count: number, seconds: number, what: string): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s, ${Math.round(count / seconds)} ${what}/s`;
}
