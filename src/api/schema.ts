import { readdir, readFile } from "node:fs/promises";
import { PACKAGE_ROOT } from "../lib/package-root.ts";

/** The folder of the SDL. */
const FOLDER = new URL("schema/", PACKAGE_ROOT);

/** The whole schema's text, from its files. */
export async function readSchema(): Promise<string> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".graphql")).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, FOLDER), "utf8")));
  return texts.join("\n");
}
