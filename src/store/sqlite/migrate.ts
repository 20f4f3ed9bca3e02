import { WhocanError } from "../../lib/errors.ts";
import type { Connection } from "./connection.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import type { Migration } from "./migrations/migration.ts";

/** "WhoC" in ASCII: SQLite keeps it in the file's header for the program that owns it. */
export const APPLICATION_ID = 0x57686f43;

/** Brings the schema to the newest version in one transaction; another process that does the same meanwhile is waited for. */
export function migrate(connection: Connection, migrations: readonly Migration[] = MIGRATIONS): void {
  if (pendingMigrations(connection, migrations).length === 0) return;
  connection.exec("BEGIN IMMEDIATE");
  try {
    for (const { version, sql } of pendingMigrations(connection, migrations)) {
      connection.exec(sql);
      connection.exec(`PRAGMA user_version = ${version}`);
    }
    connection.exec("COMMIT");
  } catch (error) {
    connection.rollback();
    throw error;
  }
}

/** Throws STORE_NEWER when the file has steps that we do not know. */
export function pendingMigrations(
  connection: Connection,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly Migration[] {
  const version = connection.pragma("user_version") as number;
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest)
    throw new WhocanError("STORE_NEWER", `The store has format ${version}; this Whocan knows up to ${newest}.`, {
      field: "WHOCAN_DATA",
    });
  return migrations.filter((migration) => migration.version > version);
}
