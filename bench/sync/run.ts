import { describeMachine, printTable } from "../figures.ts";
import { type DemoReading, withDemo } from "./read-demo.ts";

export interface SyncBench {
  /** Read as fast as it goes. */
  readonly users: readonly number[];
  /** Read within the limits of a business plan, all of them times so much. */
  readonly limited: readonly { readonly users: number; readonly times: number }[];
  readonly seed: number;
}

const NOW = "2026-11-02T09:00:00.000Z";

/** Reads made-up accounts from a fake Zoom in a process of its own, and prints what that took. */
export async function benchSync({ users, limited, seed }: SyncBench): Promise<void> {
  const free: (readonly [name: string, reading: DemoReading])[] = [];
  for (const count of users) {
    console.error(`${count} users, without limits`);
    const unlimited = { plan: "unlimited", share: 1 };
    await withDemo({ users: count, seed, now: NOW }, unlimited, async (reader) => {
      free.push([`${count} users`, await reader.read()]);
      free.push([`${count} users, unchanged`, await reader.read()]);
    });
  }
  printTable(["without limits", ...free.map(([name]) => name)], rowsOf(free));
  const kept: (readonly [name: string, reading: DemoReading])[] = [];
  for (const { users: count, times } of limited) {
    console.error(`${count} users, limits × ${times}`);
    const demo = { users: count, seed, now: NOW, limits: "business", times } as const;
    const reading = await withDemo(demo, { plan: "business", share: times }, (reader) => reader.read());
    kept.push([`${count} users, limits × ${times}`, reading]);
  }
  if (kept.length > 0) {
    printTable(
      ["limits of a business plan", "wall", "floor", "wall ÷ floor", "requests", "planned"],
      kept.map(([name, { seconds, floorMs, requests, planned }]) => [
        name,
        `${seconds.toFixed(1)} s`,
        `${(floorMs / 1000).toFixed(1)} s`,
        ((seconds * 1000) / floorMs).toFixed(2),
        String(requests),
        String(planned),
      ]),
    );
  }
  console.log(`whocan demo's accounts of ${NOW}, seed ${seed}, sharing of all recordings; ${describeMachine()}`);
}

const ROWS: readonly (readonly [name: string, show: (reading: DemoReading) => string])[] = [
  ["wall", ({ seconds }) => `${seconds.toFixed(1)} s`],
  ["CPU of the reader", ({ cpuSeconds }) => `${cpuSeconds.toFixed(1)} s`],
  ["CPU of the fake Zoom", ({ fakeCpuSeconds }) => `${fakeCpuSeconds.toFixed(1)} s`],
  ["requests", ({ requests, seconds }) => `${requests}, ${Math.round(requests / seconds)}/s`],
  ["facts", ({ facts, seconds }) => `${facts}, ${Math.round(facts / seconds)}/s`],
  ["facts written or closed", ({ changed }) => String(changed)],
  ["memory at 10 / 50 / 100 % of the pages", ({ memory }) => `${memory.tenth} / ${memory.half} / ${memory.end} MB`],
  ["memory at most", ({ memory }) => `${memory.peak} MB`],
];

function rowsOf(readings: readonly (readonly [string, DemoReading])[]): string[][] {
  return ROWS.map(([name, show]) => [name, ...readings.map(([, reading]) => show(reading))]);
}
