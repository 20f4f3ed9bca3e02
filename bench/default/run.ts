import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LARGE, sizeFor } from "../account.ts";
import { Cores } from "../cores.ts";
import { describeAccount, describeMachine } from "../figures.ts";
import { printReport, type Row, type Section, type SizeReport } from "../report.ts";
import { measureServed, type ServedLoad } from "./measure-served.ts";
import { measureLoad, measureQuestions } from "./measure-store.ts";
import { measureLimited, measureSync } from "./measure-sync.ts";

export const PARTS = ["store", "sync", "served"] as const;
export type Part = (typeof PARTS)[number];

export interface DefaultBench extends ServedLoad {
  readonly users: readonly number[];
  readonly seed: number;
  /** Calls of a question at most. */
  readonly runs: number;
  readonly parts: readonly Part[];
}

/** Up to here a run is read within a plan's limits as they are; larger ones would take hours, and have all limits times this. */
const REAL_LIMITS_UP_TO = 1_000;
const FACTOR = 200;

/** Measures the default store, its index, reading into it and a server over it, one size after the other, and prints one table. */
export async function benchDefault(bench: DefaultBench): Promise<void> {
  const sizes: SizeReport[] = [];
  for (const users of bench.users) sizes.push({ users, sections: await measure(users, bench) });
  printReport(sizes);
  console.log("Times are p50 / p95 / p99, of a question in milliseconds; (so many) are in the answer.");
  for (const { users } of sizes) console.log(`store, index and server: ${describeAccount(sizeFor(users, bench.seed))}`);
  console.log(
    `reading: whocan demo's accounts of so many users, how all recordings are shared too, seed ${bench.seed}. At most ${bench.runs} calls a question, ` +
      `${bench.clients} clients for ${bench.seconds} s; an idle event loop is 10 ms late; ${describeMachine()}`,
  );
}

async function measure(users: number, { seed, runs, parts, clients, seconds }: DefaultBench): Promise<Section[]> {
  const directory = await mkdtemp(join(tmpdir(), "whocan-bench-"));
  const sections: Section[] = [];
  const cores = new Cores();
  const section = async (title: string, rows: Promise<Row[]>) => {
    console.error(`${users} users: ${title}`);
    sections.push({ title, rows: await rows, cores: cores.sinceLast() });
  };
  try {
    // The fake Zoom keeps its account in memory: there is none of a million.
    if (parts.includes("sync") && users < LARGE) {
      await section("reading, no limits", measureSync(users, seed));
      await section("reading within limits", measureLimited(users, seed, users > REAL_LIMITS_UP_TO ? FACTOR : 1));
    }
    if (!parts.includes("store") && !parts.includes("served")) return sections;
    await section("the store and its index", measureLoad(directory, users, seed));
    if (parts.includes("store")) await section("questions", measureQuestions(directory, users, seed, runs));
    if (parts.includes("served")) {
      await section("questions over HTTP", measureServed(directory, users, seed, { clients, seconds }));
    }
    return sections;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
