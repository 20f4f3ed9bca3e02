import { cruise, type ICruiseResult } from "dependency-cruiser";
import { getOrMake } from "../../src/lib/maps.ts";
import type { Generated } from "./lists.ts";

/** Imported by nearly everybody: their arrows would hide the others. */
const EVERYWHERE = ["model", "lib", "catalog"];
const JOINS = "app";

/** The picture of which folder of src imports which, from the imports themselves. */
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
  const lines = [
    "<!-- Made by scripts/generate.ts from the imports in src; do not edit. -->",
    "# What imports what",
    "",
    "Folders of `src`; an arrow leads from what is imported to what imports it, as data flows. Tests are left out, and so are the arrows from",
    `${quoted(EVERYWHERE)}, which nearly everybody imports, and those to \`${JOINS}\` (\`src/app.ts\` and its parts), which joins all: they are in the table.`,
    "",
    "```mermaid",
    "flowchart LR",
    ...drawn.map(([from, to]) => `  ${from} --> ${to}`).sort(),
    "```",
    "",
    "| folder | imports |",
    "| --- | --- |",
    ...folders.map(([folder, own]) => `| \`${folder}\` | ${quoted([...own].sort()) || "nothing of ours"} |`),
    "",
  ];
  return new Map([["docs/dependencies.gen.md", lines.join("\n")]]);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function nameOf(path: string): string {
  return path.replace(/^src\//, "").replace(/\.ts$/, "");
}
