import { cleanText, type FactPrint, fingerprintOfText } from "../store/graph-store.ts";
import { damagedLedger } from "./sql-errors.ts";
import type { SqlFile } from "./sql-file.ts";

/** A fact as rows of the ledger keep it: `payload` is what a store keeps of it, `kind` that of a node. */
export interface FactRow {
  readonly key: string;
  readonly section: string;
  readonly kind: string | null;
  readonly payload: string;
  readonly fingerprint: string;
}

/** What a row says. Throws STORE_DAMAGED when it is not as it was said: other wrong facts would follow from it. */
export function soundPrint(file: SqlFile, { key, section, kind, payload, fingerprint }: FactRow): FactPrint {
  const print = { key, section: cleanText(section), type: kind === null ? "relation" : "node", payload } as const;
  if (fingerprintOfText(print) !== fingerprint) throw damagedLedger(file.path);
  return { ...print, fingerprint };
}
