import { pathToFileURL } from "node:url";
import { Database, type Libsql } from "./driver.ts";

export type Value = string | number | null;
export type Row = readonly unknown[];

/**
 * How a file is opened. `immutable` reads the file alone and leaves nothing beside it, so it takes no locks and does not
 * see what only the write-ahead log has; `memory` is an empty database that no file keeps.
 */
export type OpenMode = "rw" | "ro" | "rwc" | "immutable" | "memory";

/** Few sizes, each with a statement of its own that is kept. */
const ROWS_AT_ONCE = [64, 16, 4, 1];

export interface ConnectionOptions {
  /** What a failure means to the owner of the file; anything may be thrown into it. */
  readonly errorOf: (thrown: unknown) => unknown;
  /** How long to wait for another process's lock; not at all by default. */
  readonly busyTimeoutMs?: number | undefined;
}

/**
 * One connection of the driver: prepared statements are kept, rows are arrays of columns. A column with text that is not UTF-8, as a
 * damaged file may hold, makes the driver end the whole process: who reads text has it cast to bytes.
 */
export class Connection {
  readonly #database: Libsql.Database;
  readonly #errorOf: ConnectionOptions["errorOf"];
  readonly #statements = new Map<string, Libsql.Statement<unknown[]>>();

  constructor(path: string, mode: OpenMode, { errorOf, busyTimeoutMs = 0 }: ConnectionOptions) {
    this.#errorOf = errorOf;
    this.#database = this.#guard(() => new Database(addressOf(path, mode), { timeout: busyTimeoutMs }));
  }

  run(sql: string, values: readonly Value[] = []): number {
    return this.#guard(() => this.#prepare(sql).run(values).changes);
  }

  /**
   * Runs a statement that takes VALUES for all rows, which have equally many values; `sqlOf` gets their placeholders. A call of the driver
   * costs about as much as SQLite needs to write a row, so one call writes many. Returns how many rows changed.
   */
  runRows(sqlOf: (placeholders: string) => string, rows: readonly (readonly Value[])[]): number {
    let changed = 0;
    for (let at = 0; at < rows.length; ) {
      const size = ROWS_AT_ONCE.find((most) => most <= rows.length - at) ?? 1;
      const some = rows.slice(at, at + size);
      changed += this.run(sqlOf(placeholders(size, some[0]?.length ?? 0)), some.flat());
      at += size;
    }
    return changed;
  }

  all(sql: string, values: readonly Value[] = []): readonly Row[] {
    return this.#guard(() => this.#prepare(sql).raw().all(values)) as readonly Row[];
  }

  get(sql: string, values: readonly Value[] = []): Row | undefined {
    return this.#guard(() => this.#prepare(sql).raw().get(values)) as Row | undefined;
  }

  /** Names of the columns that a SELECT has. */
  columns(sql: string): readonly string[] {
    return this.#guard(() =>
      this.#database
        .prepare(sql)
        .columns()
        .map(({ name }) => name),
    );
  }

  /** Statements without rows or values, separated by semicolons. */
  exec(sql: string): void {
    this.#guard(() => this.#database.exec(sql));
  }

  /** Reads or sets a pragma and returns the value that SQLite answers with, if any. */
  pragma(text: string): unknown {
    return this.#guard(() => {
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

  /** Runs the work in one write transaction, or in the one that is open. */
  transaction<T>(work: () => T): T {
    if (this.inTransaction) return work();
    this.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.exec("COMMIT");
      return result;
    } catch (error) {
      this.rollback();
      throw error;
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

  #prepare(sql: string): Libsql.Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw this.#errorOf(error);
    }
  }
}

/** `(?, ?), (?, ?)`: so many rows of so many values. */
function placeholders(rows: number, values: number): string {
  return Array(rows)
    .fill(`(${Array(values).fill("?").join(", ")})`)
    .join(", ");
}

function addressOf(path: string, mode: OpenMode): string {
  if (mode === "memory") return ":memory:";
  // As a URI, a path may hold any character, and the driver has no other way to open a file read-only.
  return `${pathToFileURL(path).href}?${mode === "immutable" ? "immutable=1" : `mode=${mode}`}`;
}
