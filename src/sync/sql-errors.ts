import { WhocanError } from "../lib/errors.ts";

interface CodedError {
  readonly code?: unknown;
  readonly message?: unknown;
}

/** SQLite's primary result codes that mean something to the user, by number as the driver prints it when opening fails. */
const CODE_OF_NUMBER: Readonly<Record<string, string>> = {
  "5": "SQLITE_BUSY",
  "8": "SQLITE_READONLY",
  "10": "SQLITE_IOERR",
  "11": "SQLITE_CORRUPT",
  "13": "SQLITE_FULL",
  "14": "SQLITE_CANTOPEN",
  "26": "SQLITE_NOTADB",
};

/** Every statement is tested on a sound file: one that does not fit the file shows that the file was changed. */
const SIGNS_OF_DAMAGE = [
  ...["SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR", "SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH"],
];

/**
 * What a failed call on a database file means for the user: STORE_LOCKED, STORE_DAMAGED, STORE_READ_ONLY or
 * STORE_FULL with the file as its field. Anything else is passed on as it is.
 */
export function asFileError(thrown: unknown, file: string): unknown {
  if (thrown instanceof WhocanError || !(thrown instanceof Error)) return thrown;
  if (thrown instanceof SyntaxError) return damagedLedger(file, thrown);
  const code = codeOf(thrown);
  const details = { field: file, cause: thrown };
  if (matches(code, "SQLITE_BUSY", "SQLITE_LOCKED")) {
    return new WhocanError("STORE_LOCKED", "The run ledger is locked by another process.", details);
  }
  if (matches(code, ...SIGNS_OF_DAMAGE)) {
    const help = "Move the file away and sync again: it holds checkpoints and a cache, no facts of its own.";
    return new WhocanError("STORE_DAMAGED", "The run ledger cannot be read: the file is damaged.", {
      ...details,
      help,
    });
  }
  if (matches(code, "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "EACCES", "EPERM", "EROFS")) {
    return new WhocanError("STORE_READ_ONLY", "The run ledger cannot be opened for writing.", details);
  }
  if (matches(code, "ENOTDIR", "EISDIR", "EEXIST")) {
    return new WhocanError("STORE_FOREIGN", "A file or folder of somebody else is in the run ledger's place.", details);
  }
  if (matches(code, "SQLITE_FULL", "ENOSPC")) {
    return new WhocanError("STORE_FULL", "The disk of the run ledger is full.", details);
  }
  return thrown;
}

export function damagedLedger(file: string, cause?: unknown): WhocanError {
  const help = "Move the file away and sync again: it holds checkpoints and a cache, no facts of its own.";
  return new WhocanError("STORE_DAMAGED", "The run ledger cannot be read: the file is damaged.", {
    field: file,
    cause,
    help,
  });
}

function matches(code: string, ...prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code === prefix || code.startsWith(`${prefix}_`));
}

/** A failure to open carries no code: its number stands at the end of the message. */
function codeOf(error: CodedError): string {
  if (typeof error.code === "string" && error.code !== "") return error.code;
  const number = /ConnectionFailed\(.*: (\d+)"?\)/s.exec(String(error.message))?.[1];
  return (number && CODE_OF_NUMBER[number]) ?? "";
}
