import type { Connection } from "./connection.ts";

/** The schema of a kind of file. */
export interface FileSchema {
  /** SQLite keeps it in the file's header for the program that owns it. */
  readonly applicationId: number;
  /** SQL, in order, never changed once released: a file's `user_version` is how many of them it has. */
  readonly steps: readonly string[];
  /** The error for a file that has more. */
  readonly newer: (version: number) => Error;
}

/** Brings a file to the newest version in one transaction; another process that does the same meanwhile is waited for. */
export function migrate(connection: Connection, schema: FileSchema): void {
  if (missingSteps(connection, schema).length === 0) return;
  connection.transaction(() => {
    for (const step of missingSteps(connection, schema)) connection.exec(step);
    connection.exec(`PRAGMA application_id = ${schema.applicationId}`);
    connection.exec(`PRAGMA user_version = ${schema.steps.length}`);
  });
}

/** The steps that a file lacks. Throws when it has some that we do not know. */
export function missingSteps(connection: Connection, { steps, newer }: FileSchema): readonly string[] {
  const version = connection.pragma("user_version") as number;
  if (version > steps.length) throw newer(version);
  return steps.slice(version);
}
