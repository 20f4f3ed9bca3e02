import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { buildIndexEngine } from "../../src/engines/index/index-engine.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { STORE_FILE } from "../../src/store/sqlite/store-file.ts";
import { ACCOUNT, type AccountSize, accountChanges, accountCoverage, accountFacts } from "../account.ts";
import { type Percentiles, rssMb, timeCalls, timeOnce } from "../figures.ts";
import { benchQuestions } from "../questions.ts";

export interface QuestionFigures {
  readonly name: string;
  readonly answers?: number | undefined;
  readonly times: Percentiles;
}

/** What one size of account came to. */
export interface SizeFigures {
  readonly facts: number;
  readonly loadSeconds: number;
  readonly changes: number;
  readonly changeSeconds: number;
  readonly fileMb: number;
  readonly indexSeconds: number;
  readonly indexMb: number;
  readonly matrixRows: number;
  readonly matrixSeconds: number;
  readonly questions: readonly QuestionFigures[];
}

/** The export is long at a large account: so much of it says how fast it is. */
const MATRIX_MS = 10_000;

/** Writes an account into a store in a new folder, builds the index from it and asks every question. The folder is removed. */
export async function measure(size: AccountSize, runs: number): Promise<SizeFigures> {
  const directory = await mkdtemp(join(tmpdir(), "whocan-bench-"));
  try {
    return await measureIn(directory, size, runs);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureIn(directory: string, size: AccountSize, runs: number): Promise<SizeFigures> {
  const store = await openSqliteStore({ directory });
  const catalog = loadCatalog();
  const coverage = accountCoverage(size);
  const info = (parent: number) => ({
    at: `2026-11-0${parent + 1}T00:00:00.000Z`,
    connection: "bench",
    account: ACCOUNT,
    catalogDigest: catalog.digest,
    parent,
  });
  try {
    const whole = { opened: { [Symbol.iterator]: () => accountFacts(size) }, closed: [] };
    const [loadSeconds, { counts }] = await timeOnce(() => store.commit(whole, coverage, info(0)));
    const changes = accountChanges(size);
    const [changeSeconds, head] = await timeOnce(() => store.commit(changes, coverage, info(1)));
    const revision = { number: head.number, at: head.at, account: ACCOUNT, catalogDigest: catalog.digest };
    const input = { facts: store.facts(), coverage, catalog, revision, lacks: [], clock: systemClock };
    const [indexSeconds, engine] = await timeOnce(() => buildIndexEngine(input));
    const indexMb = rssMb(process.pid);
    const questions: QuestionFigures[] = [];
    for (const { name, answers, ask } of await benchQuestions(engine, size)) {
      console.error(`${size.users} users: ${name}`);
      questions.push({ name, answers, times: await timeCalls((run) => ask(engine, run), runs) });
    }
    const [matrixSeconds, matrixRows] = await timeOnce(() => countRows(engine.matrix()));
    return {
      facts: counts.facts,
      loadSeconds,
      changes: changes.opened.length + changes.closed.length,
      changeSeconds,
      fileMb: (await stat(join(directory, STORE_FILE))).size / 2 ** 20,
      indexSeconds,
      indexMb,
      matrixRows,
      matrixSeconds,
      questions,
    };
  } finally {
    await store.close();
  }
}

async function countRows(rows: AsyncIterable<unknown>): Promise<number> {
  const end = performance.now() + MATRIX_MS;
  let count = 0;
  for await (const _ of rows) if (++count % 1_000 === 0 && performance.now() > end) break;
  return count;
}
