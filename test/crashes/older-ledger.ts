import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { Connection } from "../../src/lib/sqlite/connection.ts";
import { RUNS_MIGRATIONS } from "../../src/sync/migrations.ts";
import { dataOf } from "./place.ts";

const pathIn = (cwd: string) => join(dataOf(cwd), "runs.db");

/** The folder's ledger as the first release made it: without why a run failed, and with facts whole in their rows. */
export function takeBackToFirstVersion(cwd: string): void {
  const database = new Database(pathIn(cwd));
  for (const column of ["error", "parked", "build"]) database.exec(`ALTER TABLE runs DROP COLUMN ${column}`);
  database.exec("ALTER TABLE extents DROP COLUMN again; DROP TABLE spent");
  const whole = "json_set(payload, '$.type', 'node', '$.key', key, '$.section', section)";
  database.exec(`UPDATE open_facts SET payload = ${whole} WHERE kind IS NOT NULL`);
  database.exec("PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
}

/** Whether the folder has a ledger that is not of the newest version. What a kill has left in it stays as it is. */
export function isOlderLedger(cwd: string): boolean {
  if (!existsSync(pathIn(cwd))) return false;
  const connection = new Connection(pathIn(cwd), "ro", { errorOf: (thrown) => thrown });
  try {
    const version = connection.pragma("user_version") as number;
    return version > 0 && version < RUNS_MIGRATIONS.length;
  } finally {
    connection.close();
  }
}
