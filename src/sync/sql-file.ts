import { closeSync, existsSync, mkdirSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";
import { WhocanError } from "../lib/errors.ts";
import { asFileError } from "./sql-errors.ts";

export type SqlValue = string | number | null;

export interface SqlFileOptions {
  /** Written into the file's header: a database with another one is not ours. */
  readonly applicationId: number;
  /** In order, each run once; their number is the file's version. */
  readonly migrations: readonly string[];
  /** How long a call waits for another process's lock, in milliseconds. */
  readonly busyMs?: number | undefined;
}

interface Query {
  readonly names: readonly string[];
  readonly statement: Database.Statement;
}

const CACHE_KIB = 65_536;
const SQLITE_HEADER = "SQLite format 3\0";

/**
 * One SQLite file of ours, with a synchronous interface and our errors. Throws STORE_FOREIGN, STORE_NEWER,
 * STORE_DAMAGED, STORE_LOCKED, STORE_READ_ONLY and STORE_FULL; the file's path is the error's field.
 */
export class SqlFile {
  readonly path: string;
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #queries = new Map<string, Query>();
  #open = true;

  constructor(path: string, options: SqlFileOptions) {
    this.path = path;
    this.#db = this.#guard(() => {
      prepareFile(path);
      return new Database(path);
    });
    try {
      this.exec(`PRAGMA busy_timeout = ${options.busyMs ?? 5000}`);
      this.#recognize(options);
      this.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
      this.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** The rows of a SELECT, all at once: page with LIMIT where there may be many. */
  all<Row>(sql: string, ...params: readonly SqlValue[]): Row[] {
    return this.#guard(() => {
      const { names, statement } = this.#query(sql);
      const rows = statement.all(params as SqlValue[]) as { row: Uint8Array }[];
      return rows.map(({ row }) => rowOf(names, row) as Row);
    });
  }

  get<Row>(sql: string, ...params: readonly SqlValue[]): Row | undefined {
    return this.all<Row>(sql, ...params)[0];
  }

  /** Returns how many rows changed. */
  run(sql: string, ...params: readonly SqlValue[]): number {
    return this.#guard(() => this.#statement(sql).run(params as SqlValue[]).changes);
  }

  exec(sql: string): void {
    this.#guard(() => this.#db.exec(sql));
  }

  /** Runs the body in one write transaction, or in the one that is open. */
  transaction<T>(body: () => T): T {
    if (this.#db.inTransaction) return body();
    this.exec("BEGIN IMMEDIATE");
    try {
      const result = body();
      this.exec("COMMIT");
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors; a second rollback would hide the first error.
      if (this.#db.inTransaction) this.exec("ROLLBACK");
      throw error;
    }
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    this.#queries.clear();
    try {
      this.#db.exec("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)");
    } catch {
      // A file that could not be opened well, or that another process uses, keeps its log: nothing is lost.
    }
    this.#db.close();
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /**
   * The driver ends the whole process when a column holds text that is not UTF-8, as a damaged file may, but hands over bytes
   * as they are: so a row is fetched as one JSON array in bytes.
   */
  #query(sql: string): Query {
    let query = this.#queries.get(sql);
    if (query === undefined) {
      const names = this.#db
        .prepare(sql)
        .columns()
        .map((column) => column.name);
      const statement = this.#db.prepare(`SELECT CAST(json_array(${names.join(", ")}) AS BLOB) AS row FROM (${sql})`);
      query = { names, statement };
      this.#queries.set(sql, query);
    }
    return query;
  }

  #recognize({ applicationId, migrations }: SqlFileOptions): void {
    if (this.#isCurrent(applicationId, migrations.length)) return;
    this.transaction(() => {
      if (this.#isCurrent(applicationId, migrations.length)) return;
      const version = this.#pragma("user_version");
      for (const migration of migrations.slice(version)) this.exec(migration);
      this.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`);
    });
  }

  /** False when the file is new or older; throws when it is not ours or newer. */
  #isCurrent(applicationId: number, current: number): boolean {
    const id = this.#pragma("application_id");
    const version = this.#pragma("user_version");
    if (id === 0 && version === 0 && this.get("SELECT 1 AS one FROM sqlite_master LIMIT 1") === undefined) return false;
    if (id !== applicationId) throw foreign(this.path);
    if (version > current) {
      const text = `The run ledger has version ${version}; this program knows versions up to ${current}.`;
      throw new WhocanError("STORE_NEWER", text, { field: this.path });
    }
    return version === current;
  }

  #pragma(name: "application_id" | "user_version"): number {
    return this.get<{ value: number }>(`SELECT ${name} AS value FROM pragma_${name}`)?.value ?? 0;
  }

  #guard<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      throw asFileError(error, this.path);
    }
  }
}

/** Bytes that are not UTF-8 become U+FFFD; throws STORE_DAMAGED when they leave no JSON. */
function rowOf(names: readonly string[], bytes: Uint8Array): Record<string, unknown> {
  const values = JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

function foreign(path: string): WhocanError {
  return new WhocanError("STORE_FOREIGN", "The file in the run ledger's place is not one of Whocan's.", {
    field: path,
  });
}

/** Makes folder and file, readable to their owner alone, as facts are personal data; refuses what is no database. */
function prepareFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    closeSync(openSync(path, "a", 0o600));
    return;
  }
  const header = Buffer.alloc(SQLITE_HEADER.length);
  const file = openSync(path, "r");
  try {
    const length = readSync(file, header, 0, header.length, 0);
    if (length > 0 && header.toString("latin1") !== SQLITE_HEADER) throw foreign(path);
  } finally {
    closeSync(file);
  }
}
