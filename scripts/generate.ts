import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Generated } from "./generators/lists.ts";

/** Writes every generated file; with --check only compares and fails when one is stale. */
const check = process.argv.includes("--check");
const folder = new URL("./generators/", import.meta.url);
const stale: string[] = [];
for (const name of (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort()) {
  const { generate } = (await import(new URL(name, folder).href)) as { generate(): Promise<Generated> };
  for (const [path, content] of await generate()) {
    if ((await readFile(path, "utf8").catch(() => undefined)) === content) continue;
    stale.push(path);
    if (check) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
for (const path of stale) console.log(`${check ? "stale" : "wrote"} ${join(".", path)}`);
if (check && stale.length > 0) {
  console.error("Run npm run gen and commit the result.");
  process.exitCode = 1;
}
