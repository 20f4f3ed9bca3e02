import { readFileSync } from "node:fs";
import { openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { timeOnce } from "../figures.ts";

/** One reading of an account, and its own process. */
export interface ReadingFigures {
  readonly seconds: number;
  readonly floorMs: number;
  readonly planned: number;
  readonly requests: number;
  /** Facts that the store then holds, and those that were written. */
  readonly facts: number;
  readonly changed: number;
  readonly incomplete: readonly string[];
  readonly cpuSeconds: number;
  /** Megabytes when so much of the pages had come, and at most. */
  readonly memory: { readonly tenth: number; readonly half: number; readonly end: number; readonly peak: number };
}

/** What a section may say that kept nothing back: sign-ins are turned off by default. */
const READ: ReadonlySet<string> = new Set(["complete", "not-selected"]);

// Reads the connection of the environment into the folder named, and prints the figures as JSON. The share of the limits that may be used
// is taken here: beyond 1 the configuration refuses it, and a fake Zoom can have any limits.
const [cwd = "", share] = process.argv.slice(2);
const app = await openApp(await loadConfig({ cwd, env: process.env as Record<string, string> }), {
  logger: silentLogger,
});
const [configured] = app.config.connections;
if (configured === undefined) throw new Error("There is no connection.");
const connection = { ...configured, parse: () => ({ ...configured.parse(), quotaShare: Number(share) }) };
const { ms: floorMs, calls } = await app.plan({ connection });
// Asking for it takes as long as reading a small page: each tenth is enough.
const memory: number[] = [];
let pages = 0;
const before = process.cpuUsage();
const [seconds, report] = await timeOnce(() =>
  app.sync({
    connection,
    progress: ({ type }) => {
      if (type === "page" && pages++ % 10 === 0) memory.push(process.memoryUsage.rss());
    },
  }),
);
const cpu = process.cpuUsage(before);
const head = await app.head();
const [, peakKib] = /^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
const at = (part: number) => Math.round((memory[Math.floor((memory.length - 1) * part)] ?? 0) / 2 ** 20);
const figures: ReadingFigures = {
  seconds,
  floorMs,
  planned: calls,
  requests: report.requests,
  facts: head?.counts.facts ?? 0,
  changed: report.opened + report.closed,
  incomplete: report.sections.filter(({ status }) => !READ.has(status)).map(({ section }) => section),
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  memory: { tenth: at(0.1), half: at(0.5), end: at(1), peak: Math.round(Number(peakKib) / 1024) },
};
await app.close();
console.log(JSON.stringify(figures));
