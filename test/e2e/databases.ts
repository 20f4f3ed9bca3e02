import { statSync } from "node:fs";
import { join } from "node:path";
import { contentsOf } from "../contract/store-folder.ts";

/** The databases of a data folder to the byte, and their logs where not empty: SQLite's index of a log is no content. */
export function databasesOf(data: string): Record<string, string> {
  const files = Object.entries(contentsOf(data)).filter(([name]) => {
    return name.endsWith(".db") || (name.endsWith("-wal") && statSync(join(data, name)).size > 0);
  });
  return Object.fromEntries(files);
}
