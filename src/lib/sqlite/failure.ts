/** What a failure of SQLite, or of the file system below it, comes to. */
export type FileFailure =
  | "locked"
  | "read-only"
  | "full"
  | "damaged"
  /** The disk, or what lies between, does not do what it is asked to; the file may be sound. */
  | "failing"
  /** The file is something else. */
  | "no-database"
  /** A file is in a folder's place, or the other way round. */
  | "in-the-way";

/** By SQLite's primary result codes (sqlite.org/rescode.html). */
const BY_RESULT: readonly (readonly [number: number, name: string, failure: FileFailure])[] = [
  // Every statement is tested on a sound file: one that does not fit the file shows that the file was changed.
  [1, "ERROR", "damaged"],
  [3, "PERM", "read-only"],
  [5, "BUSY", "locked"],
  [6, "LOCKED", "locked"],
  [7, "NOMEM", "damaged"],
  [8, "READONLY", "read-only"],
  [10, "IOERR", "failing"],
  [11, "CORRUPT", "damaged"],
  [13, "FULL", "full"],
  [14, "CANTOPEN", "read-only"],
  [17, "SCHEMA", "damaged"],
  [18, "TOOBIG", "damaged"],
  [19, "CONSTRAINT", "damaged"],
  [20, "MISMATCH", "damaged"],
  [24, "FORMAT", "damaged"],
  [26, "NOTADB", "no-database"],
];

/** Failures of input and output that are the file's: it is shorter than it says, or its file system says that it is corrupt. */
const DAMAGED_IO: readonly (readonly [number: number, code: string])[] = [
  [522, "SQLITE_IOERR_SHORT_READ"],
  [8458, "SQLITE_IOERR_CORRUPTFS"],
];

const BY_SYSTEM_ERROR: Readonly<Record<string, FileFailure>> = {
  EACCES: "read-only",
  EPERM: "read-only",
  EROFS: "read-only",
  ENOSPC: "full",
  EDQUOT: "full",
  EIO: "failing",
  ENOTDIR: "in-the-way",
  EISDIR: "in-the-way",
  EEXIST: "in-the-way",
};

/** Undefined for what is no failure of a file. */
export function fileFailureOf(error: Error & { code?: unknown; rawCode?: unknown }): FileFailure | undefined {
  const { code, rawCode, message } = error;
  // The driver reports a failed opening without a code, the result at the end of its text.
  const opening = /Unable to open connection to local database .*: (\d+)/s.exec(message)?.[1];
  const result = typeof rawCode === "number" ? rawCode : opening === undefined ? undefined : Number(opening);
  if (DAMAGED_IO.some(([number, name]) => number === result || name === code)) return "damaged";
  // The high bits of a result, and the end of its name, only refine it.
  if (result !== undefined) return BY_RESULT.find(([number]) => number === (result & 0xff))?.[2];
  if (typeof code !== "string") return undefined;
  const [, name] = /^SQLITE_([A-Z]+)/.exec(code) ?? [];
  return name === undefined ? BY_SYSTEM_ERROR[code] : BY_RESULT.find(([, known]) => known === name)?.[2];
}
