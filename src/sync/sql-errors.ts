import { type ErrorCode, WhocanError } from "../lib/errors.ts";
import { type FileFailure, fileFailureOf } from "../lib/sqlite/failure.ts";

const DAMAGED = ["STORE_DAMAGED", "The run ledger cannot be read: the file is damaged, or its disk."] as const;

const MEANINGS: Readonly<Record<FileFailure, readonly [code: ErrorCode, message: string]>> = {
  locked: ["STORE_LOCKED", "The run ledger is locked by another process."],
  "read-only": ["STORE_READ_ONLY", "The run ledger cannot be opened for writing."],
  full: ["STORE_FULL", "The disk of the run ledger is full."],
  damaged: DAMAGED,
  failing: ["STORE_IO", "The disk of the run ledger fails to read or write."],
  // Its header was looked at before.
  "no-database": DAMAGED,
  "in-the-way": ["STORE_FOREIGN", "A file or folder of somebody else is in the run ledger's place."],
};

/**
 * What a failed call on a database file means for the user: STORE_LOCKED, STORE_DAMAGED, STORE_READ_ONLY, STORE_FULL, STORE_IO or STORE_FOREIGN
 * with the file as its field. Anything else is passed on as it is.
 */
export function asFileError(thrown: unknown, file: string): unknown {
  if (thrown instanceof WhocanError || !(thrown instanceof Error)) return thrown;
  if (thrown instanceof SyntaxError) return damagedLedger(file, thrown);
  const failure = fileFailureOf(thrown);
  if (failure === undefined) return thrown;
  const [code, message] = MEANINGS[failure];
  if (code === "STORE_DAMAGED") return damagedLedger(file, thrown);
  return new WhocanError(code, message, { field: file, cause: thrown });
}

export function damagedLedger(file: string, cause?: unknown): WhocanError {
  const help = "Move the file away and sync again: it holds checkpoints and a cache, no facts of its own.";
  return new WhocanError(...DAMAGED, { field: file, cause, help });
}
