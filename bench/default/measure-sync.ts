import type { Row } from "../report.ts";
import { type DemoReading, withDemo } from "./read-demo.ts";

/** The account is of today: which months of recordings are read follows from the day, and an older one would have fewer. */
const NOW = new Date().toISOString();

/** Reads a made-up account twice from a fake Zoom in a process of its own, as fast as it goes. */
export async function measureSync(users: number, seed: number): Promise<Row[]> {
  const [first, again] = await withDemo(
    { users, seed, now: NOW },
    { plan: "unlimited", share: 1 },
    async (reader) => [await reader.read(), await reader.read()] as const,
  );
  return [...rowsOf("sync, nothing known before", first, "12 s"), ...rowsOf("sync, nothing changed", again, "5 s")];
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

function rowsOf(name: string, reading: DemoReading, aim: string): Row[] {
  const { seconds, cpuSeconds, fakeCpuSeconds, requests, facts, memory } = reading;
  const { tenth, half, end, peak } = memory;
  return [
    { name, value: `${seconds.toFixed(1)} s`, aim },
    {
      name: `${name}: CPU, the fake Zoom's beside it`,
      value: `${cpuSeconds.toFixed(1)} s; ${fakeCpuSeconds.toFixed(1)} s`,
    },
    { name: `${name}: requests`, value: `${requests}, ${Math.round(requests / seconds)}/s` },
    { name: `${name}: facts`, value: `${facts}, ${Math.round(facts / seconds)}/s` },
    {
      name: `${name}: memory at 10 / 50 / 100 % of the pages, at most`,
      value: `${tenth} / ${half} / ${end}, ${peak} MB`,
      aim: "512 MB",
    },
  ];
}
