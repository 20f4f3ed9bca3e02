import { pathToFileURL } from "node:url";
import Database from "libsql";
import { storeErrorOf } from "./sqlite-errors.ts";

export type Value = string | number | null;
export type Row = readonly unknown[];

/**
 * How a file is opened. `immutable` reads the file alone and leaves nothing beside it, so it takes no locks and does not
 * see what only the write-ahead log has; `memory` is an empty database that no file keeps.
 */
export type OpenMode = "rw" | "ro" | "rwc" | "immutable" | "memory";

/** One connection of the driver: prepared statements are kept, rows are arrays of columns, errors are the store's. */
export class Connection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<unknown[]>>();

  constructor(path: string, mode: OpenMode, busyTimeoutMs = 0) {
    this.#database = guard(() => new Database(addressOf(path, mode), { timeout: busyTimeoutMs }));
  }

  run(sql: string, values: readonly Value[] = []): number {
    return guard(() => this.#prepare(sql).run(values).changes);
  }

  all(sql: string, values: readonly Value[] = []): readonly Row[] {
    return guard(() => this.#prepare(sql).raw().all(values)) as readonly Row[];
  }

  get(sql: string, values: readonly Value[] = []): Row | undefined {
    return guard(() => this.#prepare(sql).raw().get(values)) as Row | undefined;
  }

  /** Statements without rows or values, separated by semicolons. */
  exec(sql: string): void {
    guard(() => this.#database.exec(sql));
  }

  /** Reads or sets a pragma and returns the value that SQLite answers with, if any. */
  pragma(text: string): unknown {
    return guard(() => {
      const statement = this.#database.prepare(`PRAGMA ${text}`);
      return statement.reader ? (statement.raw().get() as Row | undefined)?.[0] : void statement.run();
    });
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** Lets several statements see one state of the file, whatever other processes commit meanwhile. */
  snapshot<T>(work: () => T): T {
    if (this.inTransaction) return work();
    this.exec("BEGIN");
    try {
      return work();
    } finally {
      this.rollback();
    }
  }

  /** Undoes an open transaction; SQLite has already undone some failed ones itself. */
  rollback(): void {
    if (this.inTransaction) this.exec("ROLLBACK");
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): Database.Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function addressOf(path: string, mode: OpenMode): string {
  if (mode === "memory") return ":memory:";
  // As a URI, a path may hold any character, and the driver has no other way to open a file read-only.
  return `${pathToFileURL(path).href}?${mode === "immutable" ? "immutable=1" : `mode=${mode}`}`;
}

function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeErrorOf(error);
  }
}
