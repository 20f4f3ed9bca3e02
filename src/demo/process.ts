import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { WhocanError } from "../lib/errors.ts";
import { ownProgram } from "../lib/own-program.ts";
import type { DemoOptions } from "./account/make-demo-account.ts";
import { type Announcement, announcementSchema } from "./announcement.ts";
import type { Plan } from "./server/limits/published-limits.ts";

export interface DemoProcessOptions extends DemoOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The plan whose rate limits hold; by default none do. */
  readonly limits?: Plan | undefined;
  /** All limits times so much. */
  readonly times?: number;
  /** Seconds after which a token is refused. */
  readonly tokenLife?: number;
}

export interface DemoProcess extends Announcement {
  readonly pid: number;
  /** Resolves when the process is gone, whoever ended it. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Variables that Node needs to run; no credential of ours goes to the demo's process. */
const PASSED_ON = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot"];

/**
 * Starts the demo in a process of its own and waits until it can be asked; it ends with us, however we end.
 * INTERNAL when the process ends before it is ready, with what it said.
 */
export async function startDemoProcess(options: DemoProcessOptions = {}): Promise<DemoProcess> {
  const flags = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, `${value}`],
  );
  const { nodeArgs, file } = ownProgram("demo/main");
  const child = spawn(process.execPath, [...nodeArgs, file, ...flags], {
    stdio: ["pipe", "pipe", "pipe"],
    env: Object.fromEntries(
      PASSED_ON.flatMap((name) => [[name, process.env[name]]]).filter(([, value]) => value !== undefined),
    ),
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
  // A write to a child that is gone is no news: `ended` says it.
  child.stdin.on("error", () => undefined);

  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve)),
    ended.then(() => undefined),
  ]);
  const parsed = announcementSchema.safeParse(parseLine(line));
  if (!parsed.success || child.pid === undefined) {
    child.kill();
    throw new WhocanError("INTERNAL", `The demo did not start. ${said.trim()}`.trim());
  }
  return {
    ...parsed.data,
    pid: child.pid,
    ended,
    async close() {
      child.stdin.end();
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function parseLine(line: string | undefined): unknown {
  try {
    return line === undefined ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}
