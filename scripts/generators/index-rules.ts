import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import type { Generated } from "./lists.ts";

/** What writes indexes and reads them, the form of their files, and what the catalog makes of its rows. */
const CODE = ["src/engines/index/packed", "src/lib/sections", "src/catalog/catalog.ts"];
const TARGET = "src/engines/index/packed/rules.gen.ts";

/**
 * A digest of the code that makes what a saved index holds, with all that it imports: an index that other code made is made anew. The
 * catalog's rows have a digest of their own.
 */
export async function generate(): Promise<Generated> {
  const digest = createHash("sha256");
  for (const file of await indexCode()) digest.update(`${file}\n${await readFile(file, "utf8")}\n`);
  const text = [
    "// Made by scripts/generate.ts from the code that makes indexes; do not edit.",
    "",
    `export const RULES = "${digest.digest("hex").slice(0, 16)}";`,
    "",
  ];
  return new Map([[TARGET, text.join("\n")]]);
}

/** The files of that code and those that they import, directly or by others, in order. */
export async function indexCode(): Promise<readonly string[]> {
  const { output } = await cruise(CODE, {
    includeOnly: "^src",
    exclude: String.raw`\.(test\.ts|json)$|${TARGET.replaceAll(".", String.raw`\.`)}$`,
  });
  return (output as ICruiseResult).modules.map(({ source }) => source).sort();
}
