import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { request } from "undici";
import { sizeFor } from "../account.ts";
import { startChild } from "../child.ts";
import { milliseconds, rssMb } from "../figures.ts";
import type { Row } from "../report.ts";
import { askServer, readExport } from "./ask-server.ts";
import { servedExports, servedQuestions } from "./served-questions.ts";

const WHOCAN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** How many clients ask, and how long each question is asked. */
export interface ServedLoad {
  readonly clients: number;
  readonly seconds: number;
}

/** Asks `whocan serve`, in a process of its own over the folder, as many clients at once; then reads its exports, one by one. */
export async function measureServed(directory: string, users: number, seed: number, load: ServedLoad): Promise<Row[]> {
  const server = await startChild(WHOCAN, ["serve", "--port", "0", "--data", directory, "--json"]);
  try {
    const { url } = JSON.parse(server.firstLine) as { readonly url: string };
    await untilReady(url);
    const rows: Row[] = [];
    let counted: unknown;
    for (const question of servedQuestions(sizeFor(users, seed))) {
      const { perSecond, times, alone, lag, answer } = await askServer(url, question, load);
      counted ??= totalOf(answer);
      const late = [lag.p50, lag.p99].map(milliseconds).join(" / ");
      rows.push(
        {
          name: `${question.name}, one client`,
          value: `${[alone.p50, alone.p95, alone.p99].map(milliseconds).join(" / ")} ms`,
          aim: question.aim,
        },
        {
          name: `${question.name}, ${load.clients} clients`,
          value: `${Math.round(perSecond)}/s; ${[times.p50, times.p95].map(milliseconds).join(" / ")} ms; loop late ${late} ms`,
        },
      );
    }
    for (const { name, path, runs, aim } of servedExports(sizeFor(users, seed))) {
      const { rows: count, megabytes, firstSeconds, seconds } = await readExport(url, path, runs);
      if (path.startsWith("/export/who-can") && count !== counted)
        throw new Error(`${path} has ${count} rows, not ${counted}.`);
      const size = `${count} rows, ${megabytes.toFixed(1)} MB`;
      const value = `${milliseconds(seconds * 1000)} ms (${size}; first ${milliseconds(firstSeconds * 1000)} ms)`;
      rows.push({ name: `GET ${name}`, value, aim });
    }
    rows.push({ name: "memory of the server", value: `${rssMb(server.pid)} MB`, aim: "512 MB" });
    return rows;
  } finally {
    await server.close();
  }
}

/** Of whoCan, which is asked first; the export of the same list must come to as many. */
function totalOf(answer: Readonly<Record<string, unknown>>): unknown {
  return (answer["whoCan"] as { readonly totalCount: number } | undefined)?.totalCount;
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const { statusCode, body } = await request(`${url}/readyz`);
    await body.dump();
    if (statusCode === 200) return;
    await sleep(200);
  }
}
