import { join } from "node:path";
import { WhocanError } from "../../lib/errors.ts";
import type { Connection } from "../../lib/sqlite/connection.ts";
import { migrate, missingSteps } from "../../lib/sqlite/migrate.ts";
import type { GraphStore } from "../graph-store.ts";
import { damaged } from "../store-errors.ts";
import { connect } from "./connect.ts";
import { readRevision } from "./revision-rows.ts";
import { type Connections, SqliteStore } from "./sqlite-store.ts";
import { assertOurs, createStoreFile, removeOldDrafts, STORE_FILE, sizeOf, walSizeOf } from "./store-file.ts";
import { STORE_SCHEMA } from "./store-schema.ts";

export interface SqliteStoreOptions {
  /** The folder of `whocan.db`; made where it does not exist. */
  readonly directory: string;
  /** Never changes the file, nor makes it: where there is none, the store is empty. */
  readonly readOnly?: boolean;
  /** How long to wait for another process's write, in milliseconds. */
  readonly busyTimeoutMs?: number;
  /** The file stops growing at this many pages of 4,096 bytes (STORE_FULL). */
  readonly maxPages?: number;
}

const BUSY_TIMEOUT_MS = 1_000;
const WRITER_CACHE_KIB = 65_536;
const LOG_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Opens the SQLite store of a folder. Throws STORE_FOREIGN, STORE_NEWER, STORE_DAMAGED, STORE_LOCKED or
 * STORE_READ_ONLY, and then has changed nothing. A folder or file that cannot be written can still be read.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<GraphStore> {
  const path = join(options.directory, STORE_FILE);
  const readOnly = options.readOnly ?? false;
  if (sizeOf(path) === undefined) {
    if (readOnly) return new SqliteStore({ read: openNothing, write: null });
    createStoreFile(options.directory);
  }
  assertOurs(path);
  if (!readOnly) removeOldDrafts(options.directory);
  const connections = connectionsTo(path, options);
  const reader = connections.read();
  try {
    // Ours has a format from the moment that it is there.
    if (reader.pragma("user_version") === 0) throw damaged("The store's format");
    if (missingSteps(reader, STORE_SCHEMA).length > 0) upgrade(connections);
    reader.snapshot(() => assertSoundHead(reader));
  } catch (error) {
    reader.close();
    throw error;
  }
  return new SqliteStore(connections, reader);
}

function connectionsTo(
  path: string,
  { readOnly, busyTimeoutMs = BUSY_TIMEOUT_MS, maxPages }: SqliteStoreOptions,
): Connections {
  const write = () => {
    const connection = connect(path, "rw", busyTimeoutMs);
    connection.pragma("synchronous = FULL");
    connection.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
    connection.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`);
    if (maxPages !== undefined) connection.pragma(`max_page_count = ${maxPages}`);
    return connection;
  };
  return { read: () => openForReading(path, readOnly ? "ro" : "rw", busyTimeoutMs), write: readOnly ? null : write };
}

function openForReading(path: string, mode: "ro" | "rw", busyTimeoutMs: number): Connection {
  const connection = connect(path, mode, busyTimeoutMs);
  try {
    connection.pragma("query_only = ON");
    connection.pragma("cell_size_check = ON");
    connection.pragma("schema_version");
    return connection;
  } catch (error) {
    connection.close();
    if (!(error instanceof WhocanError) || error.code !== "STORE_READ_ONLY") throw error;
    // SQLite keeps two files beside the store while it is in use. Where they cannot be made, it is read as it lies.
    if (walSizeOf(path) === 0) return connect(path, "immutable");
    throw new WhocanError("STORE_READ_ONLY", "The store was not closed cleanly and its folder cannot be written.", {
      field: "WHOCAN_DATA",
      cause: error,
    });
  }
}

function openNothing(): Connection {
  const connection = connect("", "memory");
  migrate(connection, STORE_SCHEMA);
  return connection;
}

function upgrade(connections: Connections): void {
  if (connections.write === null)
    throw new WhocanError("STORE_READ_ONLY", "The store has an older format and was opened for reading only.", {
      field: "WHOCAN_DATA",
      help: "Open it once with a command that may write, such as whocan sync.",
    });
  const writer = connections.write();
  try {
    migrate(writer, STORE_SCHEMA);
  } finally {
    writer.close();
  }
}

/** A quick look at the end of the chain; GraphStore.check looks at all of it. */
function assertSoundHead(connection: Connection): void {
  const head = readRevision(connection, undefined);
  const [rows] = connection.get("SELECT count(*) FROM revisions") ?? [];
  if (rows !== (head?.number ?? 0)) throw damaged("The list of revisions");
  const parent = head === null || head.number === 1 ? null : readRevision(connection, head.number - 1);
  if ((head?.parentDigest ?? null) !== (parent?.digest ?? null)) throw damaged("The newest revision");
}
