import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { request } from "undici";
import { sizeFor } from "../account.ts";
import { startChild } from "../child.ts";
import { describeAccount, describeMachine, milliseconds, printTable, rssMb } from "../figures.ts";
import { askServer, type ExportFigures, type LoadFigures, readExport } from "./ask-server.ts";
import { servedExports, servedQuestions } from "./served-questions.ts";

export interface GraphqlBench {
  readonly users: readonly number[];
  readonly seed: number;
  readonly clients: number;
  /** How long each question is asked. */
  readonly seconds: number;
}

const LOAD_STORE = fileURLToPath(new URL("../sqlite/load-store.ts", import.meta.url));
const WHOCAN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

interface ServedFigures {
  readonly questions: readonly (readonly [name: string, figures: LoadFigures])[];
  readonly exports: readonly (readonly [name: string, figures: ExportFigures])[];
  readonly rssMb: number;
}

/** Asks `whocan serve`, which runs by itself over the bench's account in SQLite, as many clients at once. */
export async function benchGraphql({ users, seed, ...load }: GraphqlBench): Promise<void> {
  for (const count of users) {
    const figures = await measureServer(count, seed, load);
    printTable(
      ["question", "queries/s", "ms: p50 / p95 / p99", "event loop late, ms: p50 / p99 / max"],
      figures.questions.map(([name, { perSecond, times, lag }]) => [
        name,
        String(Math.round(perSecond)),
        [times.p50, times.p95, times.p99].map(milliseconds).join(" / "),
        [lag.p50, lag.p99, lag.max].map(milliseconds).join(" / "),
      ]),
    );
    printTable(
      ["export", "rows", "MB", "first, ms", "then, ms", "rows/s"],
      figures.exports.map(([name, { rows, megabytes, firstSeconds, seconds }]) => [
        name,
        String(rows),
        megabytes.toFixed(1),
        milliseconds(firstSeconds * 1000),
        milliseconds(seconds * 1000),
        String(Math.round(rows / seconds)),
      ]),
    );
    console.log(`${describeAccount(sizeFor(count, seed))}; the server had ${figures.rssMb} MB`);
  }
  console.log(
    `${load.clients} clients, ${load.seconds} s a question; an idle event loop is 10 ms late; ${describeMachine()}`,
  );
}

/** The server makes its index first, which is measured elsewhere. */
async function untilReady(url: string): Promise<void> {
  for (;;) {
    const { statusCode, body } = await request(`${url}/readyz`);
    await body.dump();
    if (statusCode === 200) return;
    await sleep(200);
  }
}

async function measureServer(
  users: number,
  seed: number,
  load: { readonly clients: number; readonly seconds: number },
): Promise<ServedFigures> {
  const directory = await mkdtemp(join(tmpdir(), "whocan-bench-"));
  try {
    console.error(`${users} users: load`);
    await (await startChild(LOAD_STORE, [directory, String(users), String(seed)])).close();
    const server = await startChild(WHOCAN, ["serve", "--port", "0", "--data", directory, "--json"]);
    try {
      const { url } = JSON.parse(server.firstLine) as { readonly url: string };
      await untilReady(url);
      const questions: [string, LoadFigures][] = [];
      for (const question of servedQuestions(sizeFor(users, seed))) {
        console.error(`${users} users: ${question.name}`);
        questions.push([question.name, await askServer(url, question, load)]);
      }
      const exports: [string, ExportFigures][] = [];
      for (const { name, path, runs } of servedExports(sizeFor(users, seed))) {
        console.error(`${users} users: ${name}`);
        exports.push([name, await readExport(url, path, runs)]);
      }
      return { questions, exports, rssMb: rssMb(server.pid) };
    } finally {
      await server.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
