import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import type { Generated } from "../generators/lists.ts";

/** Files of `src` and those that they import, directly or by others, in order: without tests, data and what the pattern leaves out. */
export async function codeOf(roots: readonly string[], leftOut: string): Promise<readonly string[]> {
  const { output } = await cruise([...roots], {
    includeOnly: "^src",
    exclude: String.raw`\.(test\.ts|json)$|${leftOut}`,
  });
  return (output as ICruiseResult).modules.map(({ source }) => source).sort();
}

/** A generated file with one constant: the digest of some files, by which what other code made is told. */
export async function rulesFile(
  path: string,
  { name, madeFrom, files }: { readonly name: string; readonly madeFrom: string; readonly files: readonly string[] },
): Promise<Generated> {
  const digest = createHash("sha256");
  for (const file of files) digest.update(`${file}\n${await readFile(file, "utf8")}\n`);
  const text = [
    `// Made by scripts/generate.ts from ${madeFrom}; do not edit.`,
    "",
    `export const ${name} = "${digest.digest("hex").slice(0, 16)}";`,
    "",
  ];
  return new Map([[path, text.join("\n")]]);
}
