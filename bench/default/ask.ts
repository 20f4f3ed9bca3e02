import { LARGE, setKey, sizeFor, userKey } from "../account.ts";
import { type Percentiles, rssMb, timeCalls, timeOnce } from "../figures.ts";
import { benchQuestions, benchTargets, whoCan } from "../questions.ts";
import { Floor } from "./floor.ts";
import { type FloorFigures, type MatrixRead, measureFloor, measureMatrixFloor } from "./measure-floor.ts";
import { openBenchApp } from "./open-bench-app.ts";

export interface QuestionFigures {
  readonly name: string;
  readonly answers?: number | undefined;
  readonly aim?: string | undefined;
  readonly times: Percentiles;
}

export interface AskFigures {
  readonly openSeconds: number;
  readonly memoryMb: number;
  readonly matrixRows: number;
  readonly matrixSeconds: number;
  readonly questions: readonly QuestionFigures[];
  /** None of the largest accounts, whose arrays would take the memory that is measured. */
  readonly floors: readonly FloorFigures[];
}

/** The export is long at a large account: so much of it says how fast it is. */
const MATRIX_MS = 10_000;

// A process of its own, as a server is one: folder, users, seed, runs. It opens the saved index, asks every question, and prints the figures as JSON.
const [directory = ".", users = "1000", seed = "1", runs = "200"] = process.argv.slice(2);
const size = sizeFor(Number(users), Number(seed));
const app = await openBenchApp(directory);
const first = { principal: userKey(20), permission: "DataRead", resource: setKey("User") } as const;
const [openSeconds, engine] = await timeOnce(async () => {
  const opened = await app.engineAt(undefined, undefined);
  await opened.can(first);
  return opened;
});
const questions: QuestionFigures[] = [];
for (const { name, answers, aim, ask } of await benchQuestions(engine, size)) {
  console.error(`${size.users} users: ${name}`);
  questions.push({ name, answers, aim, times: await timeCalls((run) => ask(engine, run), Number(runs)) });
}
questions.push(...(await askBefore()));
const memoryMb = rssMb(process.pid);
const [matrixSeconds, { rows: matrixRows, isWhole }] = await timeOnce(() => countRows(engine.matrix()));
const floors = size.users < LARGE ? await compareWithFloor({ rows: matrixRows, seconds: matrixSeconds, isWhole }) : [];
await app.close();
process.stdout.write(
  JSON.stringify({ openSeconds, memoryMb, matrixRows, matrixSeconds, questions, floors } satisfies AskFigures),
);

/** The revision before, opened from its file, and asked. */
async function askBefore(): Promise<QuestionFigures[]> {
  const { many } = await benchTargets(engine, size);
  const [seconds, before] = await timeOnce(() => app.engineAt("1", undefined));
  const count = { ...whoCan(many), page: { first: 1, after: null } };
  const once = seconds * 1000;
  return [
    { name: "as-of: the revision before, opened from its file", times: { p50: once, p95: once, p99: once, runs: 1 } },
    { name: "as-of: whoCan, nine in ten, count", times: await timeCalls(() => before.whoCan(count), Number(runs)) },
  ];
}

async function countRows(rows: AsyncIterable<unknown>): Promise<Pick<MatrixRead, "rows" | "isWhole">> {
  const end = performance.now() + MATRIX_MS;
  let count = 0;
  for await (const _ of rows) {
    if (++count % 1_000 === 0 && performance.now() > end) return { rows: count, isWhole: false };
  }
  return { rows: count, isWhole: true };
}

async function compareWithFloor(read: MatrixRead): Promise<readonly FloorFigures[]> {
  console.error(`${size.users} users: plain loops`);
  const floor = new Floor(size);
  return [...(await measureFloor(floor, engine, size, Number(runs))), await measureMatrixFloor(floor, read)];
}
