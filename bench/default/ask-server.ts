import { Pool } from "undici";
import { type Percentiles, percentilesOf } from "../figures.ts";
import type { ServedQuestion } from "./served-questions.ts";

export interface LoadFigures {
  /** Answers of all clients together. */
  readonly perSecond: number;
  readonly times: Percentiles;
  /** Of one client that asks by itself. */
  readonly alone: Percentiles;
  /** The last answer's `data`. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** Milliseconds that the server's event loop was late, while it was asked. */
  readonly lag: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** One client, then many, that ask as soon as they were answered: one for a third of the time, many for all of it; what comes before only warms. */
export async function askServer(
  url: string,
  { query, variables }: ServedQuestion,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<LoadFigures> {
  const pool = new Pool(url, { connections: clients, pipelining: 1 });
  let last: Readonly<Record<string, unknown>> = {};
  let run = 0;
  const ask = async () => {
    const started = performance.now();
    const { body } = await pool.request({
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables: variables(run++) }),
    });
    const answer = (await body.json()) as { readonly errors?: unknown; readonly data: typeof last };
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    last = answer.data;
    return performance.now() - started;
  };
  const askFor = async (ms: number, by: number) => {
    const times: number[] = [];
    const end = performance.now() + ms;
    await Promise.all(
      Array.from({ length: by }, async () => {
        while (performance.now() < end) times.push(await ask());
      }),
    );
    return times;
  };
  const third = (seconds * 1000) / 3;
  await askFor(third, clients);
  const alone = percentilesOf(await askFor(third, 1));
  await lagOf(pool);
  const begun = performance.now();
  const times = await askFor(seconds * 1000, clients);
  const took = (performance.now() - begun) / 1000;
  const lag = await lagOf(pool);
  await pool.close();
  return { perSecond: times.length / took, times: percentilesOf(times), alone, answer: last, lag };
}

/** What the server measured since it was last asked for its metrics. */
async function lagOf(pool: Pool): Promise<LoadFigures["lag"]> {
  const text = await (await pool.request({ method: "GET", path: "/metrics" })).body.text();
  const sample = (name: string) =>
    1000 * Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)$`, "m").exec(text)?.[1]);
  return { p50: sample("p50"), p99: sample("p99"), max: sample("max") };
}

export interface ExportFigures {
  readonly firstSeconds: number;
  readonly seconds: number;
  readonly rows: number;
  readonly megabytes: number;
}

/** Reads an export to its end, once and then some times more: the first one makes what later ones find. */
export async function readExport(url: string, path: string, runs: number): Promise<ExportFigures> {
  const pool = new Pool(url, { connections: 1, bodyTimeout: 0 });
  const readOnce = async () => {
    const started = performance.now();
    const { body, statusCode } = await pool.request({ method: "GET", path });
    let bytes = 0;
    let last: Buffer = Buffer.alloc(0);
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      last = chunk.length > 20_000 ? chunk : Buffer.concat([last, chunk]).subarray(-20_000);
    }
    const seconds = (performance.now() - started) / 1000;
    const line = last.toString().trimEnd().split("\n").at(-1) ?? "";
    if (statusCode !== 200 || !line.startsWith('{"end"'))
      throw new Error(`${path}: ${statusCode} ${line.slice(0, 200)}`);
    return { seconds, bytes, rows: (JSON.parse(line) as { end: { rows: number } }).end.rows };
  };
  const { seconds: firstSeconds, bytes, rows } = await readOnce();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push((await readOnce()).seconds);
  await pool.close();
  return { firstSeconds, seconds: percentilesOf(times).p50, rows, megabytes: bytes / 1e6 };
}
