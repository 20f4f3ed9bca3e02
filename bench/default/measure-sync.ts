import type { Row } from "../report.ts";
import { type DemoReading, withDemo } from "./read-demo.ts";

const NOW = "2026-11-02T09:00:00.000Z";

/** Reads a made-up account twice from a fake Zoom in a process of its own, as fast as it goes. */
export async function measureSync(users: number, seed: number): Promise<Row[]> {
  const [first, again] = await withDemo(
    { users, seed, now: NOW },
    { plan: "unlimited", share: 1 },
    async (reader) => [await reader.read(), await reader.read()] as const,
  );
  return [
    { name: "sync, nothing known before", value: wall(first), aim: "12 s" },
    { name: "  of it the reader's CPU; the fake Zoom's beside it", value: cpu(first) },
    { name: "  requests", value: requests(first) },
    { name: "  facts", value: `${first.facts}, ${Math.round(first.facts / first.seconds)}/s` },
    { name: "  memory at 10 / 50 / 100 % of the pages, at most", value: memory(first), aim: "512 MB" },
    { name: "sync, nothing changed", value: wall(again), aim: "5 s" },
    { name: "  of it the reader's CPU; the fake Zoom's beside it", value: cpu(again) },
    { name: "  requests", value: requests(again) },
    { name: "  memory at 10 / 50 / 100 % of the pages, at most", value: memory(again), aim: "512 MB" },
  ].map(distinctOf());
}

/** Reads one that keeps the limits of a business plan, all of them times so much, with all of them ours. */
export async function measureLimited(users: number, seed: number, factor: number): Promise<Row[]> {
  const demo = { users, seed, now: NOW, limits: "business", times: factor } as const;
  const {
    seconds,
    floorMs,
    requests: made,
    planned,
  } = await withDemo(demo, { plan: "business", share: factor }, (reader) => reader.read());
  return [
    { name: "limits of a business plan", value: factor === 1 ? "as they are" : `times ${factor}` },
    {
      name: "wall ÷ floor",
      value: `${seconds.toFixed(1)} s ÷ ${(floorMs / 1000).toFixed(1)} s = ${((seconds * 1000) / floorMs).toFixed(2)}`,
      aim: "1.15",
    },
    { name: "requests made ÷ planned", value: `${made} ÷ ${planned} = ${(made / planned).toFixed(3)}`, aim: "1.02" },
  ];
}

/** Rows of one name would be one row: those of the second reading say so. */
function distinctOf(): (row: Row) => Row {
  const seen = new Set<string>();
  return (row) => {
    const name = seen.has(row.name) ? `${row.name}, again` : row.name;
    seen.add(name);
    return { ...row, name };
  };
}

function wall({ seconds }: DemoReading): string {
  return `${seconds.toFixed(1)} s`;
}

function cpu({ cpuSeconds, fakeCpuSeconds }: DemoReading): string {
  return `${cpuSeconds.toFixed(1)} s; ${fakeCpuSeconds.toFixed(1)} s`;
}

function requests({ requests: made, seconds }: DemoReading): string {
  return `${made}, ${Math.round(made / seconds)}/s`;
}

function memory({ memory: { tenth, half, end, peak } }: DemoReading): string {
  return `${tenth} / ${half} / ${end}, ${peak} MB`;
}
