import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, rulesFile } from "../code/rules-file.ts";
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
  const files = await projectionCode();
  return rulesFile(TARGET, { name: "PROJECTION_RULES", madeFrom: "the code that makes the projection", files });
}

/** The code, then its statements. */
export async function projectionCode(): Promise<readonly string[]> {
  const code = await codeOf(CODE, String.raw`^src/store/|^src/lib/errors\.ts$|^${TARGET}$`);
  return [...code, ...(await readdir(STATEMENTS)).sort().map((name) => join(STATEMENTS, name))];
}
