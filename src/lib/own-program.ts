import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A program of ours, to run in a process of its own: its file, and what Node needs to run it. */
export interface OwnProgram {
  readonly file: string;
  readonly nodeArgs: readonly string[];
}

/** The built file, or the source through tsx where the caller, whose `import.meta.url` this is, runs as source. */
export function ownProgram(caller: string, name: string): OwnProgram {
  const isSource = caller.endsWith(".ts");
  const file = fileURLToPath(new URL(`${name}.${isSource ? "ts" : "js"}`, caller));
  if (!isSource) return { file, nodeArgs: process.execArgv };
  return { file, nodeArgs: ["--import", pathToFileURL(createRequire(caller).resolve("tsx/esm")).href] };
}
