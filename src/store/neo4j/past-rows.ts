import type { FactRef } from "../../model/facts.ts";
import { integer, type Transaction } from "./database.ts";
import type { HistoryRow } from "./history-row.ts";
import { statementOf } from "./statements.ts";

/** Rows fetched at once. */
export const PAST_PAGE = 5_000;

/** A range of closed facts: a statement of cypher/read and what it takes beside the place to go on from. */
export interface PastRange {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type Place = FactRef & { readonly from: number };

/** Before all facts. */
export const BEGINNING: Place = { key: "", section: "", from: 0 };

/** Behind all facts of a key, and before any of another: stored text holds no NUL. */
export function placeBehind(key: string): Place {
  return { key: `${key}\0`, section: "", from: 0 };
}

/** Facts closed since, that were open at a revision. `isHead`: nothing was closed after it when it was looked at. */
export function pastOpenAt(revision: number, isHead: boolean): PastRange {
  const parameters = { opened: integer(revision), closed: integer(revision + 1) };
  return { statement: isHead ? "read/past-recent-page" : "read/past-page", parameters };
}
export function allPast(): PastRange {
  const parameters = { opened: integer(Number.MAX_SAFE_INTEGER), closed: integer(0) };
  return { statement: "read/past-page", parameters };
}
export function pastOpenedBy(revision: number): PastRange {
  return { statement: "read/past-opened-page", parameters: { revision: integer(revision) } };
}
export function pastClosedBy(revision: number): PastRange {
  return { statement: "read/past-closed-page", parameters: { revision: integer(revision) } };
}

/** Behind every key: a range with two ends is one seek in the index, where a condition for those without is a scan. */
const LAST_KEY = "\u{10FFFF}".repeat(8);

/** The next rows of a range after a place, up to a key or, where that is null, the last; fewer than PAST_PAGE at the end. */
export async function readPastPage(
  transaction: Transaction,
  { statement, parameters }: PastRange,
  { key, section, from }: Place,
  end: string | null,
): Promise<readonly HistoryRow[]> {
  const place = { key, section, from: integer(from), end: end ?? LAST_KEY, limit: integer(PAST_PAGE) };
  return (await transaction.run(statementOf(statement), {
    ...parameters,
    ...place,
  })) as unknown as readonly HistoryRow[];
}
