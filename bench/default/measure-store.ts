import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { milliseconds, type Percentiles, timeCalls } from "../figures.ts";
import type { Row } from "../report.ts";
import type { AskFigures, QuestionFigures } from "./ask.ts";
import type { LoadFigures } from "./load.ts";

const COMMAND_RUNS = 20;
const BUILT = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const run = promisify(execFile);

/** Writes the bench's account into a store in the folder, two revisions with their indexes. */
export async function measureLoad(directory: string, users: number, seed: number): Promise<Row[]> {
  const figures = await inProcess<LoadFigures>("load.ts", directory, users, seed);
  const { facts, changes, loadSeconds, changeSeconds, indexSeconds, olderSeconds, fileMb, indexMb } = figures;
  return [
    { name: "facts written in one revision", value: perSecond(facts, loadSeconds, "facts") },
    { name: "0.1 % of users changed", value: perSecond(changes, changeSeconds, "changes") },
    { name: "whocan.db", value: `${Math.round(fileMb)} MB` },
    { name: "index from the store, saved", value: perSecond(facts, indexSeconds, "facts"), aim: "2 s" },
    { name: "index of the revision before", value: perSecond(facts, olderSeconds, "facts") },
    { name: "index's file", value: `${Math.round(indexMb)} MB` },
  ];
}

/** Asks every question in a process that opens the saved index, and one as a command. */
export async function measureQuestions(directory: string, users: number, seed: number, runs: number): Promise<Row[]> {
  const ask = await inProcess<AskFigures>("ask.ts", directory, users, seed, runs);
  const can = [BUILT, "can", "user:user20@example.com", "DataRead", "set:User", "--json"];
  const command = await timeCalls(
    () => run(process.execPath, can, { env: { WHOCAN_DATA: directory } }),
    Math.min(runs, COMMAND_RUNS),
  );
  return [
    {
      name: "index from its file, first answer",
      value: `${milliseconds(ask.openSeconds * 1000)} ms`,
      aim: "150 ms",
    },
    { name: "whocan can, a new process", value: `${times(command)} ms`, aim: "400 ms" },
    ...ask.questions.map(questionRow),
    {
      name: "matrix, rows of the export",
      value: perSecond(ask.matrixRows, ask.matrixSeconds, "rows"),
      aim: "150000 rows/s",
    },
    { name: "memory after all questions", value: `${ask.memoryMb} MB`, aim: "512 MB" },
    ...ask.floors.map(({ name, ours, floor }) => {
      const least = floor < 0.1 ? floor.toPrecision(2) : milliseconds(floor);
      return {
        name: `${name}: here / plain loops`,
        value: `${milliseconds(ours)} / ${least} ms = ${(ours / floor).toFixed(1)}`,
      };
    }),
  ];
}

function questionRow({ name, answers, times: measured, aim }: QuestionFigures): Row {
  return { name, value: `${times(measured)} ms${answers === undefined ? "" : ` (${answers})`}`, aim };
}

function times({ p50, p95, p99 }: Percentiles): string {
  return [p50, p95, p99].map(milliseconds).join(" / ");
}

async function inProcess<Figures>(file: string, ...args: readonly (string | number)[]): Promise<Figures> {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const measuring = run(process.execPath, [...process.execArgv, script, ...args.map(String)], { maxBuffer: 2 ** 26 });
  measuring.child.stderr?.pipe(process.stderr);
  return JSON.parse((await measuring).stdout) as Figures;
}

function perSecond(count: number, seconds: number, what: string): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s, ${Math.round(count / seconds)} ${what}/s`;
}
