import { type ErrorCode, WhocanError } from "../../lib/errors.ts";
import { type FileFailure, fileFailureOf } from "../../lib/sqlite/failure.ts";

/** What a failure of SQLite, or of the file system below it, means for the store. Other errors come back as they are. */
export function storeErrorOf(thrown: unknown): unknown {
  if (thrown instanceof WhocanError || !(thrown instanceof Error)) return thrown;
  const failure = fileFailureOf(thrown);
  if (failure === undefined) return thrown;
  const [code, message] = MEANINGS[failure];
  const internal = `${"code" in thrown ? String(thrown.code) : ""} ${thrown.message}`.trim();
  return new WhocanError(code, message, { field: "WHOCAN_DATA", internal, cause: thrown });
}

const MEANINGS: Readonly<Record<FileFailure, readonly [code: ErrorCode, message: string]>> = {
  locked: ["STORE_LOCKED", "Another process has locked the store."],
  "read-only": ["STORE_READ_ONLY", "The store's folder or file refuses it."],
  full: ["STORE_FULL", "There is no space left for the store."],
  damaged: ["STORE_DAMAGED", "The store's file is damaged, or its disk cannot read it."],
  failing: ["STORE_IO", "The disk of the store fails to read or write."],
  "no-database": ["STORE_FOREIGN", "The store's file is not one of Whocan's, or its disk cannot read it."],
  "in-the-way": ["STORE_FOREIGN", "The store's file would lie in something that is no folder."],
};
