import { closeSync, existsSync, mkdirSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";
import { WhocanError } from "../lib/errors.ts";
import { Connection, type Value } from "../lib/sqlite/connection.ts";
import { fileFailureOf } from "../lib/sqlite/failure.ts";
import { migrate } from "../lib/sqlite/migrate.ts";
import { asFileError } from "./sql-errors.ts";

export interface SqlFileOptions {
  /** Written into the file's header: a database with another one is not ours. */
  readonly applicationId: number;
  /** In order, each run once; their number is the file's version. */
  readonly migrations: readonly string[];
  /** How long a call waits for another process's lock, in milliseconds. */
  readonly busyMs?: number | undefined;
}

/** A SELECT whose rows come as bytes of JSON, with the names of its columns. */
interface Query {
  readonly names: readonly string[];
  readonly sql: string;
}

const BUSY_MS = 5_000;
const CACHE_KIB = 65_536;
/** What is sorted for a commit goes into a file of the temporary folder only where it is larger. */
const TEMP_CACHE_KIB = 32_768;
/** Pages of the log after which it is written into the file. Each time takes two waits for the disk, so it grows to 40 MB. */
const LOG_PAGES = 10_000;
const UTF8 = new TextDecoder();
const SQLITE_HEADER = "SQLite format 3\0";

/**
 * One SQLite file of ours, with a synchronous interface and our errors. Throws STORE_FOREIGN, STORE_NEWER,
 * STORE_DAMAGED, STORE_LOCKED, STORE_READ_ONLY and STORE_FULL; the file's path is the error's field.
 */
export class SqlFile {
  readonly path: string;
  readonly #connection: Connection;
  readonly #queries = new Map<string, Query>();
  #open = true;

  constructor(path: string, options: SqlFileOptions) {
    this.path = path;
    const errorOf = (thrown: unknown) => asFileError(thrown, path);
    this.#guard(() => prepareFile(path));
    this.#connection = new Connection(path, "rw", { errorOf, busyTimeoutMs: options.busyMs ?? BUSY_MS });
    try {
      this.#recognize(options);
      this.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
      this.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
      this.exec(`PRAGMA temp.cache_size = -${TEMP_CACHE_KIB}`);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** The rows of a SELECT, all at once: page with LIMIT where there may be many. */
  all<Row>(sql: string, ...params: readonly Value[]): Row[] {
    const query = this.#query(sql);
    const rows = this.#connection.all(query.sql, params);
    return this.#guard(() => rows.map(([bytes]) => rowOf(query.names, bytes as Uint8Array) as Row));
  }

  get<Row>(sql: string, ...params: readonly Value[]): Row | undefined {
    return this.all<Row>(sql, ...params)[0];
  }

  /** Returns how many rows changed. */
  run(sql: string, ...params: readonly Value[]): number {
    return this.#connection.run(sql, params);
  }

  /** One statement for many rows: see Connection. */
  runRows(sqlOf: (placeholders: string) => string, rows: readonly (readonly Value[])[]): number {
    return this.#connection.runRows(sqlOf, rows);
  }

  /** JSON that the file keeps. Throws STORE_DAMAGED when it is none. */
  parse<Value>(json: string): Value {
    return this.#guard(() => JSON.parse(json) as Value);
  }

  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  /** Runs the body in one write transaction, or in the one that is open. */
  transaction<T>(body: () => T): T {
    return this.#connection.transaction(body);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#queries.clear();
    try {
      this.exec("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)");
    } catch {
      // A file that could not be opened well, or that another process uses, keeps its log: nothing is lost.
    }
    this.#connection.close();
  }

  /** Text is fetched as bytes of one JSON array per row: see Connection. */
  #query(sql: string): Query {
    let query = this.#queries.get(sql);
    if (query === undefined) {
      const names = this.#connection.columns(sql);
      query = { names, sql: `SELECT CAST(json_array(${names.join(", ")}) AS BLOB) AS row FROM (${sql})` };
      this.#queries.set(sql, query);
    }
    return query;
  }

  /** Throws when the file is not ours or newer, and brings it to the newest version. */
  #recognize({ applicationId, migrations }: SqlFileOptions): void {
    const id = this.#connection.pragma("application_id");
    const isNew = id === 0 && this.#connection.pragma("user_version") === 0 && this.#isEmpty();
    if (!isNew && id !== applicationId) throw foreign(this.path);
    const newer = (version: number) => {
      const text = `The run ledger has version ${version}; this program knows versions up to ${migrations.length}.`;
      return new WhocanError("STORE_NEWER", text, { field: this.path });
    };
    migrate(this.#connection, { applicationId, steps: migrations, newer });
  }

  #isEmpty(): boolean {
    return this.get("SELECT 1 AS one FROM sqlite_master LIMIT 1") === undefined;
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
  const values = JSON.parse(UTF8.decode(bytes)) as unknown[];
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) row[name] = values[index];
  return row;
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
  if (isDatabase(path)) return;
  const header = Buffer.alloc(SQLITE_HEADER.length);
  const file = openSync(path, "r");
  try {
    const length = readSync(file, header, 0, header.length, 0);
    if (length > 0 && header.toString("latin1") !== SQLITE_HEADER) throw foreign(path);
  } finally {
    closeSync(file);
  }
}

/**
 * Asked of SQLite, which knows what this process has open: closing the file by ourselves would take away the locks of any connection to it,
 * as POSIX has it, and another process could then remove the log that it uses.
 */
function isDatabase(path: string): boolean {
  try {
    const connection = new Connection(path, "immutable", { errorOf: (thrown) => thrown });
    try {
      connection.pragma("application_id");
      return true;
    } finally {
      connection.close();
    }
  } catch (error) {
    // A page that another process is writing looks damaged too: who opens the file well will tell.
    return error instanceof Error && fileFailureOf(error) === "damaged";
  }
}
