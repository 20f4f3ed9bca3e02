import { Readable, Writable } from "node:stream";
import type { CliIo } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSetting {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A terminal of this width; none by default. */
  readonly columns?: number;
  readonly colour?: boolean;
  readonly stdin?: string;
  readonly ending?: AbortSignal;
}

/** Runs one command line in this process and keeps what it writes. */
export async function runCli(argv: readonly string[], setting: CliSetting): Promise<CliResult> {
  const { cwd, env = {}, columns, colour = false, stdin = "", ending = new AbortController().signal } = setting;
  const out = new Capture();
  const err = new Capture();
  const io: CliIo = {
    stdin: Readable.from([stdin]),
    stdout: out,
    stderr: err,
    env: { WHOCAN_LOG_LEVEL: "silent", ...env },
    cwd,
    columns: columns ?? null,
    interactive: false,
    colour,
    ending: () => ending,
  };
  const code = await run(argv, io);
  await Promise.all([out, err].map((stream) => new Promise<void>((resolve) => void stream.end(resolve))));
  return { code, stdout: out.text, stderr: err.text };
}

/** Takes its time, so that a writer that does not wait for it would be found. */
class Capture extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    setImmediate(done);
  }
}
