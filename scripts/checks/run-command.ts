import { spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";

export interface Ended {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program of this checkout, or of the machine. One that cannot be started has failed. */
export function runCommand([program = "", ...args]: readonly string[], show: "pipe" | "inherit"): Promise<Ended> {
  const env = { ...process.env, PATH: [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter) };
  const child = spawn(program, args, { env, stdio: ["ignore", show, show] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return new Promise((end) => {
    child.on("error", (error) => end({ ok: false, output: `${output}${error.message}` }));
    child.on("close", (code) => end({ ok: code === 0, output }));
  });
}
