import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PACKAGE_ROOT } from "./package-root.ts";

/** A program of ours, to run in a process of its own: its file, and what Node needs to run it. */
export interface OwnProgram {
  readonly file: string;
  readonly nodeArgs: readonly string[];
}

/** The built program of that name below dist, `demo/main`, or where we run as source the one below src, through tsx. */
export function ownProgram(name: string): OwnProgram {
  const here = import.meta.url;
  const isSource = here.endsWith(".ts");
  const file = fileURLToPath(new URL(isSource ? `src/${name}.ts` : `dist/${name}.js`, PACKAGE_ROOT));
  if (!isSource) return { file, nodeArgs: process.execArgv };
  return { file, nodeArgs: ["--import", pathToFileURL(createRequire(here).resolve("tsx/esm")).href] };
}
