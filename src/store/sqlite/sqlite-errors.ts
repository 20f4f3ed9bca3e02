import { WhocanError } from "../../lib/errors.ts";

const STORE_FILE_FIELD = "WHOCAN_DATA";

/** What a failure of SQLite, or of the file system below it, means for the store. Other errors come back as they are. */
export function storeErrorOf(thrown: unknown): unknown {
  if (thrown instanceof WhocanError || !(thrown instanceof Error)) return thrown;
  const code = codeOf(thrown);
  if (code === undefined) return thrown;
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code));
  if (meaning === undefined) return thrown;
  const [, storeCode, message] = meaning;
  return new WhocanError(storeCode, message, {
    field: STORE_FILE_FIELD,
    internal: `${code}: ${thrown.message}`,
    cause: thrown,
  });
}

const DAMAGED = "The store's file is damaged or its disk fails.";

const MEANINGS = [
  [/^SQLITE_(BUSY|LOCKED)/, "STORE_LOCKED", "Another process has locked the store."],
  [
    /^SQLITE_(READONLY|PERM|CANTOPEN)|^(EACCES|EPERM|EROFS)$/,
    "STORE_READ_ONLY",
    "The store's folder or file refuses it.",
  ],
  [/^SQLITE_FULL|^(ENOSPC|EDQUOT)$/, "STORE_FULL", "There is no space left for the store."],
  [/^SQLITE_NOTADB/, "STORE_FOREIGN", "The store's file is not one of Whocan's."],
  // Every statement is tested on a sound file, so a statement that does not fit the file shows a changed file.
  [
    /^SQLITE_(CORRUPT|IOERR|ERROR|CONSTRAINT|MISMATCH|TOOBIG|NOMEM|RANGE|FORMAT|INTERNAL|SCHEMA)/,
    "STORE_DAMAGED",
    DAMAGED,
  ],
] as const;

function codeOf(error: Error & { code?: unknown }): string | undefined {
  if (typeof error.code === "string" && error.code !== "") return error.code;
  // The driver reports a failed opening without a code, SQLite's number at the end of its text.
  const number = /Unable to open connection to local database .*: (\d+)"?\)?$/s.exec(error.message)?.[1];
  if (number !== undefined) return OPENING_FAILURES[number] ?? "SQLITE_CANTOPEN";
  return /utf-?8/i.test(error.message) ? "SQLITE_CORRUPT" : undefined;
}

const OPENING_FAILURES: Readonly<Record<string, string>> = {
  "5": "SQLITE_BUSY",
  "10": "SQLITE_IOERR",
  "11": "SQLITE_CORRUPT",
  "13": "SQLITE_FULL",
  "26": "SQLITE_NOTADB",
};
