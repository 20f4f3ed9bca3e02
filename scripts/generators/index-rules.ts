import { codeOf, rulesFile } from "../code/rules-file.ts";
import type { Generated } from "./lists.ts";

/** What writes indexes and reads them, the form of their files, and what the catalog makes of its rows. */
const CODE = ["src/engines/index/packed", "src/lib/sections", "src/catalog/catalog.ts"];
const TARGET = "src/engines/index/packed/rules.gen.ts";

/**
 * A digest of the code that makes what a saved index holds, with all that it imports: an index that other code made is made anew. The
 * catalog's rows have a digest of their own.
 */
export async function generate(): Promise<Generated> {
  return rulesFile(TARGET, { name: "RULES", madeFrom: "the code that makes indexes", files: await indexCode() });
}

export function indexCode(): Promise<readonly string[]> {
  return codeOf(CODE, `^${TARGET}$`);
}
