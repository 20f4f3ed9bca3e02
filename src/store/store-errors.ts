import { WhocanError } from "../lib/errors.ts";
import type { FactRef } from "../model/facts.ts";

/** A reference as people read it in an error. */
export function describeRef({ key, section }: FactRef): string {
  return `${key} (said by ${section})`;
}

/** `newest` is the head's number, 0 in an empty store. */
export function noSuchRevision(asked: number, newest: number): WhocanError {
  const known = newest === 0 ? "the store is empty" : `the newest is ${newest}`;
  return new WhocanError("NO_SUCH_REVISION", `There is no revision ${asked}; ${known}.`, { field: "at" });
}

export function headMoved(expected: number, actual: number): WhocanError {
  return new WhocanError(
    "STORE_CONFLICT",
    `The changes were worked out from revision ${expected}, but the store is at ${actual}.`,
  );
}

export function notOpen(ref: FactRef): WhocanError {
  return new WhocanError("STORE_CONFLICT", `Cannot close ${describeRef(ref)}: it is not open.`);
}

export function alreadyOpen(ref: FactRef): WhocanError {
  return new WhocanError("STORE_CONFLICT", `Cannot open ${describeRef(ref)}: it is open already.`);
}

/** `help` where the code's own is of another kind of store. */
export function damagedFact(ref: FactRef, help?: string): WhocanError {
  return new WhocanError("STORE_DAMAGED", `The fact ${describeRef(ref)} does not match its fingerprint.`, {
    field: ref.key,
    ...(help === undefined ? {} : { help }),
  });
}

/** `what` begins the sentence: `The facts of revision 3`. */
export function damaged(what: string, help?: string): WhocanError {
  const text = `${what} cannot be trusted: the store is damaged.`;
  return new WhocanError("STORE_DAMAGED", text, help === undefined ? {} : { help });
}

export function storeClosed(): WhocanError {
  return new WhocanError("INTERNAL", "The store was used after it had been closed.");
}
