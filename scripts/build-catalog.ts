/**
 * Builds the catalog's committed data.
 *
 *   tsx scripts/build-catalog.ts            rebuilds catalog.gen.json and docs/catalog.gen.md from committed rows
 *   tsx scripts/build-catalog.ts --check    exits 1 when one of them is stale
 *   tsx scripts/build-catalog.ts <folder>   first extracts Zoom's OpenAPI documents into operations.gen.json
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { CatalogData } from "../src/catalog/capability.ts";
import { digestOf } from "../src/lib/hash.ts";
import { buildCatalog } from "./catalog/build.ts";
import { type DocumentedOperation, extractOperations } from "./catalog/extract.ts";
import { renderCatalog } from "./catalog/markdown.ts";

const OPERATIONS = new URL("../src/catalog/operations.gen.json", import.meta.url);
const CATALOG = new URL("../src/catalog/catalog.gen.json", import.meta.url);
const DOCS = new URL("../docs/catalog.gen.md", import.meta.url);

/** The generated files and their texts, from committed data alone. */
export function generateCatalogFiles(): { file: URL; text: string }[] {
  const data = buildCatalog(JSON.parse(readFileSync(OPERATIONS, "utf8")) as DocumentedOperation[]);
  return [
    { file: CATALOG, text: catalogText(data) },
    { file: DOCS, text: renderCatalog(data) },
  ];
}

function catalogText(data: CatalogData): string {
  const parts = Object.entries(data).map(([name, rows]) => `"${name}": ${rowsText(rows)}`);
  return `{\n"digest": "${digestOf(data)}",\n${parts.join(",\n")}\n}\n`;
}

/** One row per line, so that a difference shows what changed. */
function rowsText(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`;
}

function main(): void {
  const [argument] = process.argv.slice(2);
  if (argument !== undefined && argument !== "--check") {
    writeFileSync(OPERATIONS, `${rowsText(extractOperations(argument))}\n`);
  }
  const stale = generateCatalogFiles().filter(
    ({ file, text }) => !existsSync(file) || readFileSync(file, "utf8") !== text,
  );
  if (argument === "--check") {
    for (const { file } of stale) console.error(`Stale: ${file.pathname}. Run npx tsx scripts/build-catalog.ts.`);
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  for (const { file, text } of stale) writeFileSync(file, text);
}

if (process.argv[1]?.endsWith("build-catalog.ts")) main();
