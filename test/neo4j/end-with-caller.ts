import { spawn } from "node:child_process";
import type { Socket } from "node:net";

/**
 * Runs a command of the shell when this process ends, however it ends, SIGKILL too: a shell of its own waits for the end of a pipe
 * that only this process holds. `$1`, `$2` … in the command are the arguments. The returned function calls it off.
 */
export function endWithCaller(command: string, ...args: readonly string[]): () => void {
  const script = `trap "" INT TERM HUP; read -r _; ${command}`;
  const shell = spawn("sh", ["-c", script, "sh", ...args], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  shell.once("error", () => undefined);
  shell.unref();
  (shell.stdin as Socket).unref();
  return () => void shell.kill("SIGKILL");
}
