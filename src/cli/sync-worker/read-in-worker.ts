import { fork } from "node:child_process";
import { WhocanError } from "../../lib/errors.ts";
import { ownProgram } from "../../lib/own-program.ts";
import type { ReadAccount } from "../../schedule/runner.ts";
import type { SyncReport } from "../../sync/report.ts";
import type { CliIo } from "../io.ts";
import { type FromWorker, receivedError, type ToWorker } from "./messages.ts";

export interface WorkerSetting {
  readonly io: Pick<CliIo, "cwd" | "env" | "stderr">;
  /** The configuration file that `--config` names. */
  readonly file: string | undefined;
  /** Absolute path of the data folder. */
  readonly data: string;
}

/**
 * Reads accounts in a process of its own each, with the configuration as it is then: a secret that was changed in its file is
 * taken. INTERNAL when the process ends without a word.
 */
export function readInWorker({ io, file, data }: WorkerSetting): ReadAccount {
  return ({ connection, only }, { signal, progress }) =>
    new Promise<SyncReport>((resolve, reject) => {
      const program = ownProgram("cli/sync-worker/main");
      const child = fork(program.file, [], {
        execArgv: [...program.nodeArgs],
        env: { ...io.env },
        stdio: ["ignore", "ignore", "pipe", "ipc"],
      });
      // A pipe would end with its reader, and a run whose log nobody takes would stand still.
      child.stderr?.on("data", (bytes: Buffer) => void io.stderr.write(bytes));
      const tell = (message: ToWorker) => {
        if (child.connected) child.send(message, () => undefined);
      };
      const cancel = () => tell({ type: "cancel" });
      let outcome: Exclude<FromWorker, { type: "event" }> | undefined;
      child.on("message", (message: FromWorker) => {
        if (message.type === "event") progress(message.event);
        else outcome = message;
      });
      child.once("error", (cause) => reject(died(cause.message, cause)));
      // What it told last arrives before this.
      child.once("close", (code, killer) => {
        signal.removeEventListener("abort", cancel);
        if (outcome?.type === "report") resolve(outcome.report);
        else if (outcome?.type === "error") reject(receivedError(outcome.error));
        else reject(died(killer === null ? `exit code ${code}` : killer));
      });
      tell({ type: "read", cwd: io.cwd, file, data, connection, only });
      signal.addEventListener("abort", cancel, { once: true });
      if (signal.aborted) cancel();
    });
}

function died(how: string, cause?: unknown): WhocanError {
  return new WhocanError("INTERNAL", `The process of the run ended before the run did (${how}).`, {
    help: "The next run goes on with it. Look at the log for why it ended; memory may be short.",
    cause,
  });
}
