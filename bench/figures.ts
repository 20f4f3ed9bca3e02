import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { performance } from "node:perf_hooks";
import Table from "cli-table3";
import { loadCatalog } from "../src/catalog/catalog.ts";
import { VERSION } from "../src/lib/version.ts";
import type { AccountSize } from "./account.ts";

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly runs: number;
}

/** A slow call is made less often, but not less than this. */
const LEAST_RUNS = 20;
const LONG_MS = 15_000;
/** Compilers of both sides need calls to see what is called often: so long for each timed call, and no longer than that. */
const WARM_MS_PER_RUN = 15;
const WARM_MS = 3_000;

/** Times a call again and again, milliseconds each, until so many runs or enough time are over; what comes before only warms it. */
export async function timeCalls(call: (run: number) => Promise<unknown>, runs: number): Promise<Percentiles> {
  let warm = 0;
  const warmMs = Math.min(WARM_MS, runs * WARM_MS_PER_RUN);
  for (const begun = performance.now(); performance.now() - begun < warmMs; warm++) await call(warm);
  const times: number[] = [];
  const begun = performance.now();
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    if (run >= LEAST_RUNS && started - begun > LONG_MS) break;
    await call(warm + run);
    times.push(performance.now() - started);
  }
  return percentilesOf(times);
}

export function percentilesOf(times: number[]): Percentiles {
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), runs: times.length };
}

/** Seconds that a piece of work took, and what it gave. */
export async function timeOnce<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const started = performance.now();
  const result = await work();
  return [(performance.now() - started) / 1000, result];
}

export function milliseconds(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const noLinesBetween = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };
  const table = new Table({ head: [...head], style: { head: [], border: [] }, chars: noLinesBetween });
  for (const row of rows) table.push([...row]);
  console.log(table.toString());
}

/** Megabytes of a process that are in memory now. */
export function rssMb(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kib) / 1024);
}

export function describeAccount({ users, groups, roles, recordings, apps, seed }: AccountSize): string {
  return `${users} users, ${groups} groups, ${roles} roles, ${recordings} recordings, ${apps} apps, seed ${seed}`;
}

/** Versions and machine. */
export function describeMachine(): string {
  const versions = `whocan ${VERSION}, catalog ${loadCatalog().digest.slice(0, 12)}, Node ${process.version}`;
  return `${versions}; ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}
