import { join } from "node:path";
import { Connection } from "../../src/lib/sqlite/connection.ts";
import { type FileSchema, migrate } from "../../src/lib/sqlite/migrate.ts";

const ROWS = 400;

/** Each step writes all rows anew, so that there is much to be half through with. */
const STEPS = [
  `CREATE TABLE rows_1 (x);
    WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${ROWS})
    INSERT INTO rows_1 SELECT printf('%0200d', x) FROM n`,
  ...[2, 3, 4].map(
    (step) => `CREATE TABLE rows_${step} AS SELECT * FROM rows_${step - 1}; DROP TABLE rows_${step - 1}`,
  ),
];

/** The steps up to a version; all without one. */
function schemaOf(version = STEPS.length): FileSchema {
  const newer = (found: number) => new Error(`It has version ${found}.`);
  return { applicationId: 42, steps: STEPS.slice(0, version), newer };
}

function openFile(folder: string): Connection {
  const connection = new Connection(join(folder, "steps.db"), "rwc", { errorOf: (thrown) => thrown });
  connection.pragma("journal_mode = WAL");
  return connection;
}

/** Brings the folder's file to a version, or to the newest. */
export function migrateFile(folder: string, version?: number): void {
  const connection = openFile(folder);
  migrate(connection, schemaOf(version));
  connection.close();
}

/** What the file holds: its version, its tables, how many rows, and what SQLite says of it. */
export function lookAtFile(folder: string): readonly unknown[] {
  const connection = openFile(folder);
  try {
    const version = connection.pragma("user_version") as number;
    const tables = connection.all("SELECT name FROM sqlite_schema").flat();
    const rows = version === 0 ? 0 : connection.get(`SELECT count(*) FROM rows_${version}`)?.[0];
    return [version, tables, rows, connection.pragma("integrity_check")];
  } finally {
    connection.close();
  }
}

/** What a file of a version holds when it is whole. */
export function wholeFile(version: number): readonly unknown[] {
  return [version, version === 0 ? [] : [`rows_${version}`], version === 0 ? 0 : ROWS, "ok"];
}

export const NEWEST = STEPS.length;
