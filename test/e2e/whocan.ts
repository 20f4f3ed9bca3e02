import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { CliResult } from "../cli/run-cli.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BUILT = join(ROOT, "dist/cli/main.js");

/** The command line as a program: what was built if it is newer than every source, else the sources themselves. */
const PROGRAM = isFresh()
  ? [BUILT]
  : ["--import", join(ROOT, "node_modules/tsx/dist/esm/index.mjs"), join(ROOT, "src/cli/main.ts")];

/** What follows `node` to run a command. */
export function commandLine(argv: readonly string[]): readonly string[] {
  return [...PROGRAM, ...argv];
}

export interface ProcessSetting {
  readonly cwd: string;
  /** The only variables that the process gets, beside PATH. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** A running command. */
export interface Whocan {
  readonly pid: number;
  /** All that it said so far, on both streams. */
  said(): string;
  /** Waits until it has said it, and gives the first group; throws with all that it said when it ends before. */
  waitFor(wanted: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<CliResult>;
}

/** Starts `whocan` in a process of its own. */
export function startWhocan(argv: readonly string[], { cwd, env = {}, stdin = "" }: ProcessSetting): Whocan {
  const child = spawn(process.execPath, commandLine(argv), { cwd, env: { PATH: process.env["PATH"], ...env } });
  child.stdin.on("error", () => undefined).end(stdin);
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      for (const listener of listeners) listener();
    });
  }
  const exited = new Promise<number>((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve(code ?? -1));
  });
  const ended = Promise.all([exited, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({
    code,
    stdout,
    stderr,
  }));
  const waitFor = (wanted: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = wanted.exec(said);
        if (found === null) return;
        listeners.delete(look);
        resolve(found[1] ?? found[0]);
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended: ${said}`)), reject);
    });
  return { pid: child.pid ?? 0, said: () => said, waitFor, kill: (signal) => void child.kill(signal), ended };
}

/** Runs one command to its end in a process of its own. */
export function whocan(argv: readonly string[], setting: ProcessSetting): Promise<CliResult> {
  return startWhocan(argv, setting).ended;
}

function isFresh(): boolean {
  const built = changedAt(BUILT);
  return built !== undefined && newestIn(join(ROOT, "src")) < built && newestIn(join(ROOT, "schema")) < built;
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith(".test.ts"),
  );
  return Math.max(...files.map((file) => changedAt(join(file.parentPath, file.name)) ?? Number.POSITIVE_INFINITY));
}

function changedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
