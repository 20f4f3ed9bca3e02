import type { Fact } from "../model/facts.ts";
import { cleanText, fingerprintOf } from "../store/graph-store.ts";
import { damagedLedger } from "./sql-errors.ts";
import type { SqlFile } from "./sql-file.ts";

/** A fact as rows of the ledger keep it. */
export interface FactRow {
  readonly key: string;
  readonly payload: string;
  readonly fingerprint: string;
}

/** The fact of a row. Throws STORE_DAMAGED when it is not as it was said: other wrong facts would follow from it. */
export function soundFact(file: SqlFile, { key, payload, fingerprint }: FactRow): Fact {
  const fact = file.parse<Fact>(payload);
  if (cleanText(fact.key) !== cleanText(key) || fingerprintOf(fact) !== fingerprint) throw damagedLedger(file.path);
  return fact;
}
