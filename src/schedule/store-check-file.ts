import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { writePrivateFile } from "../lib/private-file.ts";

const FILE = "store-check.json";

const checkSchema = z.object({
  /** `sqlite` or `neo4j`: one folder may have been used with both. */
  store: z.string(),
  at: z.iso.datetime(),
  sound: z.boolean(),
  revisions: z.number().int(),
  facts: z.number().int(),
  /** How many things do not hold; their texts name what is in the store, so they are not kept. */
  problems: z.number().int(),
});
/** When a store was read whole last, and what came of it. */
export type StoreCheck = z.infer<typeof checkSchema>;

/** Keeps the result for other processes of the data folder. Throws what the file system does. */
export async function keepCheck(folder: string, check: StoreCheck): Promise<void> {
  await writePrivateFile(join(folder, FILE), `${JSON.stringify(check)}\n`);
}

/** The last result about that store; null where there is none. */
export async function readCheck(folder: string, store: string): Promise<StoreCheck | null> {
  try {
    const check = checkSchema.parse(JSON.parse(await readFile(join(folder, FILE), "utf8")));
    return check.store === store ? check : null;
  } catch {
    return null;
  }
}
