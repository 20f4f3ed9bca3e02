import { compareFactRefs, type Fact, type FactRef } from "../../model/facts.ts";
import { type FactText, factOfText } from "../fact-text.ts";
import { fingerprintOfText } from "../fingerprint.ts";
import { damagedFact } from "./damage.ts";

/** A fact with the span of revisions in which it holds; `to` is null while it is open. */
export interface HistoryRow extends FactText {
  readonly fingerprint: string;
  readonly from: number;
  readonly to: number | null;
  /** What the payload says, where somebody has taken it apart already. */
  readonly said?: Fact;
}

/** By key, section and beginning. */
export function compareHistoryRows(a: FactRef & { from: number }, b: FactRef & { from: number }): number {
  return compareFactRefs(a, b) || a.from - b.from;
}

/** The fact of a row that matches its fingerprint, else STORE_DAMAGED. */
export function factOfRow(row: HistoryRow): Fact {
  if (fingerprintOfText(row) !== row.fingerprint) throw damagedFact(row);
  return row.said === undefined ? factOfText(row) : { ...row.said, key: row.key, section: row.section };
}
