import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import type { Generated } from "./lists.ts";

/** What derives the projection and writes it, and what the catalog makes of its rows. */
const CODE = ["src/engines/cypher/project", "src/derive/projection.ts", "src/catalog/catalog.ts"];
const STATEMENTS = "cypher/project";
const TARGET = "src/engines/cypher/project/rules.gen.ts";

/**
 * A digest of the code that makes the projection, with all of it that it imports but for the way to the database: a projection that
 * other code made is built again. The catalog's rows have a digest of their own.
 */
export async function generate(): Promise<Generated> {
  const digest = createHash("sha256");
  for (const file of await projectionCode()) digest.update(`${file}\n${await readFile(file, "utf8")}\n`);
  const text = [
    "// Made by scripts/generate.ts from the code that makes the projection; do not edit.",
    "",
    `export const PROJECTION_RULES = "${digest.digest("hex").slice(0, 16)}";`,
    "",
  ];
  return new Map([[TARGET, text.join("\n")]]);
}

/** The files of that code and those that they import, directly or by others, in order; then its statements. */
export async function projectionCode(): Promise<readonly string[]> {
  const { output } = await cruise(CODE, {
    includeOnly: "^src",
    exclude: String.raw`^src/store/|^src/lib/errors\.ts$|\.(test\.ts|json)$|${TARGET.replaceAll(".", String.raw`\.`)}$`,
  });
  const modules = (output as ICruiseResult).modules.map(({ source }) => source).sort();
  const statements = (await readdir(STATEMENTS)).sort().map((name) => join(STATEMENTS, name));
  return [...modules, ...statements];
}
