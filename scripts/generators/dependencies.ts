import { readFile } from "node:fs/promises";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { getOrMake } from "../../src/lib/maps.ts";
import type { Generated } from "./lists.ts";

/** Imported by nearly everybody: their arrows would hide the others. */
const EVERYWHERE = ["model", "lib", "catalog"];
const JOINS = "app";

const FILE = "docs/architecture.md";
const BEGIN = "<!-- imports: drawn by scripts/generate.ts from the imports in src -->";
const END = "<!-- end of imports -->";

/** The picture of which folder of src imports which, from the imports themselves, in its place in the document. */
export async function generate(): Promise<Generated> {
  const { output } = await cruise(["src"], {
    includeOnly: "^src",
    exclude: String.raw`\.test\.ts$`,
    collapse: "^src/[^/]+",
    tsPreCompilationDeps: true,
  });
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of (output as ICruiseResult).modules) {
    const own = getOrMake(imports, nameOf(source), () => new Set<string>());
    for (const { resolved } of dependencies) own.add(nameOf(resolved));
    own.delete(nameOf(source));
  }
  const folders = [...imports].sort(([a], [b]) => (a < b ? -1 : 1));
  const drawn = folders
    .filter(([folder]) => folder !== JOINS)
    .flatMap(([folder, own]) => [...own].filter((each) => !EVERYWHERE.includes(each)).map((each) => [each, folder]));
  const picture = [
    BEGIN,
    "```mermaid",
    "flowchart LR",
    ...drawn.map(([from, to]) => `  ${from} --> ${to}`).sort(),
    "```",
    END,
  ];
  const document = await readFile(FILE, "utf8");
  const [start, stop] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (start < 0 || stop < start) throw new Error(`${FILE} has no place for the picture of imports.`);
  return new Map([[FILE, document.slice(0, start) + picture.join("\n") + document.slice(stop + END.length)]]);
}

function nameOf(path: string): string {
  return path.replace(/^src\//, "").replace(/\.ts$/, "");
}
