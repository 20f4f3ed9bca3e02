import type { Readable, Writable } from "node:stream";
import { WhocanError } from "../lib/errors.ts";

/** The world as a command sees it; tests give their own. */
export interface CliIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Columns of the terminal, or null where output is not one: nothing is cut then. */
  readonly columns: number | null;
  /** Whether stderr is a terminal, where progress may redraw. */
  readonly interactive: boolean;
  /** Whether stdout takes colours, as far as the terminal says. */
  readonly colour: boolean;
  /**
   * Aborts when the user asks the process to end (SIGINT, SIGTERM). Only commands that then have something to finish
   * ask for it: for all others the process ends at once, as it does by default.
   */
  ending(): AbortSignal;
}

/** The process's own streams. NO_COLOR and TERM=dumb are honoured, FORCE_COLOR too. */
export function processIo(): CliIo {
  const { stdin, stdout, stderr, env } = process;
  const terminal = stdout.isTTY === true && env["TERM"] !== "dumb";
  const forced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "";
  const refused = env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "";
  return {
    stdin,
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    columns: stdout.isTTY === true ? (stdout.columns ?? 80) : null,
    interactive: stderr.isTTY === true && env["TERM"] !== "dumb" && env["CI"] === undefined,
    colour: (terminal || forced) && !refused,
    ending: onceAsked,
  };
}

let asked: AbortController | undefined;

/** The first signal asks to end, the second one ends. */
function onceAsked(): AbortSignal {
  if (asked === undefined) {
    const controller = new AbortController();
    asked = controller;
    for (const name of ["SIGINT", "SIGTERM"] as const) {
      process.on(name, () => {
        if (controller.signal.aborted) process.exit(name === "SIGINT" ? 130 : 143);
        controller.abort(new WhocanError("CANCELLED", `Ended by ${name}.`));
      });
    }
    endWithoutParent(controller);
  }
  return asked.signal;
}

/** As a shell has it for a process that SIGPIPE ended. */
const READER_GONE = 141;

/**
 * A reader that went away, such as `head`, ends a command as SIGPIPE would, unless it has failed already: with 0 half an answer would
 * pass for all of it. What has something to finish goes on, and nothing ever ends for its log.
 */
export function endWithReader(): void {
  process.stderr.on("error", () => undefined);
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    const isGone = code === "EPIPE";
    if (isGone && asked !== undefined) return;
    process.exit(process.exitCode || (isGone ? READER_GONE : 1));
  });
}

const PARENT_CHECK_MS = 500;

/** `npm start` and npx run us in a shell that passes no signal on: when it is gone, we were asked to end. */
function endWithoutParent(controller: AbortController): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const check = () => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    controller.abort(new WhocanError("CANCELLED", "Ended with its parent."));
  };
  const timer = setInterval(check, PARENT_CHECK_MS).unref();
}
