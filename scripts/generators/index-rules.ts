import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Generated } from "./lists.ts";

const FOLDERS = ["src/derive", "src/model", "src/engines/index/packed", "src/engines/answers", "src/lib/sections"];
const TARGET = "src/engines/index/packed/rules.gen.ts";

/** A digest of the code that makes what a saved index holds: an index that other code made is made anew. */
export async function generate(): Promise<Generated> {
  const digest = createHash("sha256");
  for (const folder of FOLDERS) {
    const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".ts")).sort();
    for (const path of paths) {
      const file = join(folder, path);
      if (file === TARGET || file.endsWith(".test.ts")) continue;
      digest.update(`${file}\n${await readFile(file, "utf8")}\n`);
    }
  }
  const text = [
    "// Made by scripts/generate.ts from the code that makes indexes; do not edit.",
    "",
    `export const RULES = "${digest.digest("hex").slice(0, 16)}";`,
    "",
  ];
  return new Map([[TARGET, text.join("\n")]]);
}
