import { Random } from "../../src/demo/account/random.ts";
import { LARGE, setKey, sizeFor, userKey } from "../account.ts";
import { type Percentiles, rssMb, timeCalls, timeOnce } from "../figures.ts";
import { accessOf, benchQuestions, benchTargets, whoCan } from "../questions.ts";
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

/** The revision before, of which not all was read, opened from its file, and asked. */
async function askBefore(): Promise<QuestionFigures[]> {
  const { many } = await benchTargets(engine, size);
  const [seconds, before] = await timeOnce(() => app.engineAt("1", undefined));
  const once = seconds * 1000;
  const count = { ...whoCan(many), page: { first: 1, after: null } };
  const user = (run: number) => userKey(new Random(size.seed, `asked ${run}`).int(10, size.users - 1));
  const privilege = { kind: "privilege", code: "User:Edit" } as const;
  const gapped: Readonly<Record<string, (run: number) => Promise<unknown>>> = {
    "can (user, DataWrite, set)": (run) =>
      before.can({ principal: user(run), permission: "DataWrite", resource: setKey("User") }),
    "effectiveAccess (user), first 50": (run) => before.effectiveAccess(accessOf(user(run))),
    "whoCan, nine in ten, count": () => before.whoCan(count),
    "whoCan, a part of all recordings, count": () =>
      before.whoCan({ ...count, permissions: ["DataRead"], resource: setKey("Recording"), extent: "ANY" }),
    "holders (a privilege), first 50": () =>
      before.holders({ entitlement: privilege, filter: {}, page: { first: 50, after: null } }),
  };
  const figures: QuestionFigures[] = [
    { name: "as-of: the revision before, opened from its file", times: { p50: once, p95: once, p99: once, runs: 1 } },
  ];
  for (const [name, ask] of Object.entries(gapped)) {
    console.error(`${size.users} users: as-of: ${name}`);
    figures.push({ name: `as-of, not all was read: ${name}`, times: await timeCalls(ask, Number(runs)) });
  }
  return figures;
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
