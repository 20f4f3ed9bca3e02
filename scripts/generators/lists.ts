import { readdir } from "node:fs/promises";

/** A generator gives the files that it owns, path to content; scripts/generate.ts writes or checks them. */
export type Generated = ReadonlyMap<string, string>;

interface ListSpec {
  readonly folder: string;
  readonly output: string;
  readonly constant: string;
  readonly type: string;
  readonly typeFrom: string;
  /** Files of the folder that are not members. */
  readonly exclude?: readonly string[];
}

const LISTS: readonly ListSpec[] = [
  {
    folder: "src/model/kinds",
    output: "src/model/kinds.gen.ts",
    constant: "KINDS",
    type: "KindDeclaration",
    typeFrom: "./kind.ts",
  },
  {
    folder: "src/model/relations",
    output: "src/model/relations.gen.ts",
    constant: "RELATIONS",
    type: "RelationDeclaration",
    typeFrom: "./kind.ts",
  },
  {
    folder: "src/cli/commands",
    output: "src/cli/commands.gen.ts",
    constant: "COMMANDS",
    type: "CommandDeclaration",
    typeFrom: "./command.ts",
  },
];

/** Lists made of folders: one file, one member, exported under the camel-cased file name. */
export async function generate(): Promise<Generated> {
  const files = new Map<string, string>();
  for (const spec of LISTS) files.set(spec.output, await renderList(spec));
  return files;
}

async function renderList({ folder, output, constant, type, typeFrom }: ListSpec): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort();
  const base = `./${folder.slice(output.lastIndexOf("/") + 1)}`;
  const imports = names.map((name) => `import { ${camel(name)} } from "${base}/${name}";`);
  return [
    "// Made by scripts/generate.ts from the folder; do not edit.",
    `import type { ${type} } from "${typeFrom}";`,
    ...imports,
    "",
    `export const ${constant}: readonly ${type}[] = [${names.map((name) => camel(name)).join(", ")}];`,
    "",
  ].join("\n");
}

export function camel(fileName: string): string {
  return fileName.replace(/\.ts$/, "").replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
