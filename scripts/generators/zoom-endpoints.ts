import { readdir } from "node:fs/promises";
import { camel, type Generated } from "./lists.ts";

const FOLDER = "src/sources/zoom/endpoints";
const OUTPUT = "src/sources/zoom/endpoints.gen.ts";

/** The list of Zoom's endpoints, made of the folders that hold an `endpoint.ts`: one folder, one endpoint. */
export async function generate(): Promise<Generated> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const lines = [
    "// Made by scripts/generate.ts from the folders; do not edit.",
    'import type { ZoomEndpoint } from "./endpoint.ts";',
    ...names.map((name) => `import { ${camel(name)} } from "./endpoints/${name}/endpoint.ts";`),
    "",
    "export const ZOOM_ENDPOINTS: readonly ZoomEndpoint[] = [",
    ...names.map((name) => `  ${camel(name)},`),
    "];",
    "",
  ];
  return new Map([[OUTPUT, lines.join("\n")]]);
}
