import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sizeFor } from "../account.ts";
import { describeAccount, describeMachine, milliseconds, printTable } from "../figures.ts";
import type { SizeFigures } from "./measure.ts";

export interface SqliteBench {
  readonly users: readonly number[];
  readonly seed: number;
  readonly runs: number;
}

const MEASURE_ONE = fileURLToPath(new URL("./measure-one.ts", import.meta.url));
const run = promisify(execFile);

/** Measures the default store and the index, one size after the other, and prints one table of each. */
export async function benchSqlite({ users, seed, runs }: SqliteBench): Promise<void> {
  const sizes: (readonly [users: number, figures: SizeFigures])[] = [];
  for (const count of users) {
    console.error(`${count} users: load, changes, index`);
    const args = [...process.execArgv, MEASURE_ONE, String(count), String(seed), String(runs)];
    const measuring = run(process.execPath, args, { maxBuffer: 2 ** 26 });
    measuring.child.stderr?.pipe(process.stderr);
    sizes.push([count, JSON.parse((await measuring).stdout) as SizeFigures]);
  }
  const head = sizes.map(([count]) => `${count} users`);
  printTable(["what", ...head], storeRows(sizes.map(([, figures]) => figures)));
  printTable(["question, ms: p50 / p95 / p99 (answers)", ...head], questionRows(sizes.map(([, figures]) => figures)));
  for (const count of users) console.log(describeAccount(sizeFor(count, seed)));
  console.log(`at most ${runs} calls each; ${describeMachine()}`);
}

const ROWS: readonly (readonly [name: string, show: (figures: SizeFigures) => string])[] = [
  ["facts written", ({ facts, loadSeconds }) => perSecond(facts, loadSeconds, "facts")],
  ["0.1 % changed", ({ changes, changeSeconds }) => perSecond(changes, changeSeconds, "changes")],
  ["file", ({ fileMb }) => `${Math.round(fileMb)} MB`],
  ["index from the store", ({ facts, indexSeconds }) => perSecond(facts, indexSeconds, "facts")],
  ["memory with the index", ({ indexMb }) => `${indexMb} MB`],
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

function perSecond(count: number, seconds: number, what: string): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s, ${Math.round(count / seconds)} ${what}/s`;
}
