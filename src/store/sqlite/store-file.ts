import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { WhocanError } from "../../lib/errors.ts";
import { migrate } from "../../lib/sqlite/migrate.ts";
import { connect } from "./connect.ts";
import { storeErrorOf } from "./sqlite-errors.ts";
import { STORE_SCHEMA } from "./store-schema.ts";

export const STORE_FILE = "whocan.db";
const DRAFT = /^whocan\.db\.[0-9a-f-]{36}\.new/;
/** Who began a draft this long ago was ended before it was done. */
const DRAFT_MS = 60 * 60 * 1000;
const TRIES = 5;
const BETWEEN_TRIES_MS = 20;

/** The size of a file in bytes; undefined where there is none. Throws the store's errors. */
export function sizeOf(path: string): number | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined && !stats.isFile()) throw foreign("is not a file");
    return stats?.size;
  } catch (error) {
    throw storeErrorOf(error);
  }
}

/** Bytes of the write-ahead log that belongs to a store file: what an unclean stop has left, or another process writes. */
export function walSizeOf(path: string): number {
  return sizeOf(`${path}-wal`) ?? 0;
}

/**
 * Refuses what is not ours, without locks and without writing a byte: STORE_FOREIGN for other files, STORE_DAMAGED for an
 * empty one, since ours appear whole or not at all.
 */
export function assertOurs(path: string): void {
  if (sizeOf(path) === 0)
    throw new WhocanError("STORE_DAMAGED", "The store's file is empty.", { field: "WHOCAN_DATA" });
  if (applicationIdOf(path) !== STORE_SCHEMA.applicationId) throw foreign("is a database of another program");
}

/** Without locks, a page that another process is writing looks damaged: one that is, stays so. */
function applicationIdOf(path: string, triesLeft = TRIES): unknown {
  const connection = connect(path, "immutable");
  try {
    return connection.pragma("application_id");
  } catch (error) {
    const mayPass = error instanceof WhocanError && error.code === "STORE_DAMAGED";
    if (!mayPass || triesLeft === 1) throw error;
  } finally {
    connection.close();
  }
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_TRIES_MS);
  return applicationIdOf(path, triesLeft - 1);
}

/**
 * Makes an empty store under another name and puts it in place in one step, so that no reader meets half of one.
 * One that another process puts there meanwhile stays.
 */
export function createStoreFile(directory: string): void {
  const path = join(directory, STORE_FILE);
  if (walSizeOf(path) > 0)
    throw new WhocanError("STORE_DAMAGED", `${STORE_FILE} is gone, but its write-ahead log is there.`, {
      field: "WHOCAN_DATA",
    });
  const draft = join(directory, `${STORE_FILE}.${randomUUID()}.new`);
  const copy = `${draft}-copy`;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeEmptyStore(draft);
    // The driver may keep the draft open, with the draft's log, and would use that log for the store if both were one file.
    copyFileSync(draft, copy);
    chmodSync(copy, 0o600);
    flush(copy);
    publish(copy, path);
  } catch (error) {
    throw storeErrorOf(error);
  } finally {
    for (const suffix of ["", "-journal", "-wal", "-shm", "-copy"]) removeIfPossible(`${draft}${suffix}`);
  }
}

/** What stays is in nobody's way: it is removed when it is old. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Why the store could not be made says more, and where it was made it stands.
  }
}

/** Removes what processes have left that were killed while they made a store. What cannot be removed stays. */
export function removeOldDrafts(directory: string): void {
  try {
    for (const name of readdirSync(directory).filter((each) => DRAFT.test(each))) {
      const draft = statSync(join(directory, name), { throwIfNoEntry: false });
      if (draft !== undefined && Date.now() - draft.mtimeMs > DRAFT_MS) rmSync(join(directory, name), { force: true });
    }
  } catch {
    // They are in nobody's way.
  }
}

function writeEmptyStore(path: string): void {
  const connection = connect(path, "rwc");
  try {
    connection.exec("PRAGMA synchronous = FULL");
    migrate(connection, STORE_SCHEMA);
    connection.pragma("journal_mode = WAL");
    connection.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    connection.close();
  }
}

/** Commits flush the log alone: without power, a file that was never flushed would be empty beside a log with revisions. */
function flush(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function publish(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return;
    // A file system without hard links.
    if (sizeOf(path) === undefined) renameSync(draft, path);
  }
}

function foreign(why: string): WhocanError {
  return new WhocanError("STORE_FOREIGN", `The store's file ${why}.`, { field: "WHOCAN_DATA" });
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
