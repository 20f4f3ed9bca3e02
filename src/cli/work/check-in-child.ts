import { spawn } from "node:child_process";
import { WhocanError } from "../../lib/errors.ts";
import { ownProgram } from "../../lib/own-program.ts";
import type { WorkerSetting } from "../sync-worker/read-in-worker.ts";

const MOST_SAID = 2_000;

/**
 * Runs `whocan store check`, which keeps its result, in a process of its own: questions are answered meanwhile. It only reads, so it is
 * killed when the signal says so. INTERNAL with what it said where it does not end well, as over a damaged store.
 */
export function checkInChild({
  io,
  file,
  data,
}: Omit<WorkerSetting, "io"> & { readonly io: Pick<WorkerSetting["io"], "cwd" | "env"> }) {
  return (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal.aborted) return resolve();
      const program = ownProgram("cli/main");
      const config = file === undefined ? [] : ["--config", file];
      const argv = ["store", "check", "--quiet", "--data", data, ...config];
      const child = spawn(process.execPath, [...program.nodeArgs, program.file, ...argv], {
        cwd: io.cwd,
        env: { ...io.env },
        stdio: ["ignore", "ignore", "pipe"],
      });
      const kill = () => child.kill("SIGKILL");
      signal.addEventListener("abort", kill, { once: true });
      let said = "";
      child.stderr.on("data", (bytes: Buffer) => {
        said = `${said}${bytes}`.slice(-MOST_SAID);
      });
      child.once("error", (cause) => reject(failed(cause.message, "")));
      child.once("close", (code, killer) => {
        signal.removeEventListener("abort", kill);
        if (code === 0) resolve();
        else reject(failed(killer ?? `exit code ${code}`, said));
      });
    });
}

function failed(how: string, internal: string): WhocanError {
  return new WhocanError("INTERNAL", `The check of the store ended early or found damage (${how}).`, { internal });
}
