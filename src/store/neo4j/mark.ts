import { WhocanError } from "../../lib/errors.ts";
import { sha256 } from "../../lib/hash.ts";
import { integer, type Transaction } from "./database.ts";
import type { DeltaPart } from "./delta-part.ts";
import { statementOf } from "./statements.ts";
import { lockState, type Mark } from "./store-record.ts";

export interface Lease {
  readonly writer: string;
  /** A writer that was not heard of for so many milliseconds counts as dead. */
  readonly leaseMs: number;
}

/** Notes how far a delta is, in the transaction that brings it there. */
export async function writeMark(
  transaction: Transaction,
  { applying, batch, digest }: Pick<Mark, "applying" | "batch" | "digest">,
  { writer, leaseMs }: Lease,
): Promise<void> {
  const numbers = { applying: integer(applying), batch: integer(batch), lease: integer(leaseMs) };
  await transaction.run(statementOf("write/mark"), { ...numbers, digest, writer });
}

/** Locks the store for one more step of a delta in progress. STORE_LOCKED when another writer has taken it over. */
export async function lockMark(transaction: Transaction, applying: number, writer: string): Promise<Mark> {
  const { mark } = (await lockState(transaction)).store;
  if (mark === undefined || mark.applying !== applying || mark.writer !== writer)
    throw locked("Another process has taken over the changes that this one was writing.");
  return mark;
}

export function locked(message = "Another process is writing to the store."): WhocanError {
  return new WhocanError("STORE_LOCKED", message, { field: "neo4j.uri" });
}

/** Digest of all parts up to this one. */
export function digestOfParts(before: string, { closed, opened }: DeltaPart): string {
  const closings = closed.map(({ key, section }) => [key, section]);
  const openings = opened.map(({ key, section, fingerprint }) => [key, section, fingerprint]);
  return sha256(JSON.stringify([before, closings, openings]));
}
