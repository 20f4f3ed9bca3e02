import { readdir, readFile } from "node:fs/promises";

/** The folder of the SDL: the same place seen from src and from dist. */
const FOLDER = new URL("../../schema/", import.meta.url);

/** The whole schema's text, from its files. */
export async function readSchema(): Promise<string> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".graphql")).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, FOLDER), "utf8")));
  return texts.join("\n");
}
