import { type ErrorCode, WhocanError } from "../../lib/errors.ts";

/** What a failure of SQLite, or of the file system below it, means for the store. Other errors come back as they are. */
export function storeErrorOf(thrown: unknown): unknown {
  if (thrown instanceof WhocanError || !(thrown instanceof Error)) return thrown;
  const code = meaningOf(thrown);
  if (code === undefined) return thrown;
  const internal = `${"code" in thrown ? String(thrown.code) : ""} ${thrown.message}`.trim();
  return new WhocanError(code, MESSAGES[code], { field: "WHOCAN_DATA", internal, cause: thrown });
}

const MESSAGES = {
  STORE_LOCKED: "Another process has locked the store.",
  STORE_READ_ONLY: "The store's folder or file refuses it.",
  STORE_FULL: "There is no space left for the store.",
  STORE_FOREIGN: "The store's file is not one of Whocan's.",
  STORE_DAMAGED: "The store's file is damaged or its disk fails.",
} as const satisfies Partial<Record<ErrorCode, string>>;
type Meaning = keyof typeof MESSAGES;

/** By SQLite's primary result codes (sqlite.org/rescode.html). */
const BY_RESULT: Readonly<Record<number, Meaning>> = {
  // Every statement is tested on a sound file: one that does not fit the file shows that the file was changed.
  1: "STORE_DAMAGED",
  3: "STORE_READ_ONLY",
  5: "STORE_LOCKED",
  6: "STORE_LOCKED",
  7: "STORE_DAMAGED",
  8: "STORE_READ_ONLY",
  10: "STORE_DAMAGED",
  11: "STORE_DAMAGED",
  13: "STORE_FULL",
  14: "STORE_READ_ONLY",
  17: "STORE_DAMAGED",
  18: "STORE_DAMAGED",
  19: "STORE_DAMAGED",
  20: "STORE_DAMAGED",
  24: "STORE_DAMAGED",
  26: "STORE_FOREIGN",
};

const BY_SYSTEM_ERROR: Readonly<Record<string, Meaning>> = {
  EACCES: "STORE_READ_ONLY",
  EPERM: "STORE_READ_ONLY",
  EROFS: "STORE_READ_ONLY",
  ENOSPC: "STORE_FULL",
  EDQUOT: "STORE_FULL",
  EIO: "STORE_DAMAGED",
};

function meaningOf(error: Error & { code?: unknown; rawCode?: unknown }): Meaning | undefined {
  // The high bits of a result only refine it.
  if (typeof error.rawCode === "number") return BY_RESULT[error.rawCode & 0xff];
  // The driver reports a failed opening without a code, the result at the end of its text.
  const result = /Unable to open connection to local database .*: (\d+)/s.exec(error.message)?.[1];
  if (result !== undefined) return BY_RESULT[Number(result) & 0xff];
  return typeof error.code === "string" ? BY_SYSTEM_ERROR[error.code] : undefined;
}
