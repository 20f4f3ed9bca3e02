import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A process of the bench's own that has said its first line. */
export interface BenchChild {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly firstLine: string;
  /** Ends it by SIGTERM, and waits. */
  close(): Promise<void>;
}

/** Starts a module beside this process and waits for its first line. What it says on stderr is shown. */
export async function startChild(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<BenchChild> {
  const child = spawn(process.execPath, [...process.execArgv, file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const ended = once(child, "close");
  const said = createInterface(child.stdout);
  const firstLine = await Promise.race([
    once(said, "line").then(([line]) => String(line)),
    ended.then(([code]) => {
      throw new Error(`${file} ended with ${code} before it was ready.`);
    }),
  ]);
  return {
    process: child,
    pid: child.pid ?? 0,
    firstLine,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Seconds of CPU that a process has had so far. */
export function cpuSeconds(pid: number): number {
  const [, rest = ""] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
  const fields = rest.split(" ");
  // The 14th and 15th field of the line, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
