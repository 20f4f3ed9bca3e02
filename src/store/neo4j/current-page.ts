import { compareFactRefs } from "../../model/facts.ts";
import { factOfText } from "../fact-text.ts";
import { damaged } from "../store-errors.ts";
import { type DatabaseRow, integer, type Transaction } from "./database.ts";
import { keyOf } from "./elements.ts";
import type { HistoryRow } from "./history-row.ts";
import { FACT_TYPES } from "./native.ts";
import { openFactOfText } from "./open-fact.ts";
import { statementOf } from "./statements.ts";

/** Open facts of a range of nodes and of the relations that start there. */
export interface CurrentPage {
  /** By key and section. A relation's key may lie beyond the range. */
  readonly rows: readonly HistoryRow[];
  /** The last key of the range; null where it has no end. */
  readonly end: string | null;
}

/** The page of so many nodes whose key is `start` or follows it. */
export async function readCurrentPage(transaction: Transaction, start: string, nodes: number): Promise<CurrentPage> {
  const found = await transaction.run(statementOf("read/current-page", { TYPES: FACT_TYPES }), {
    start,
    limit: integer(nodes),
  });
  const last = found.length < nodes ? undefined : found.at(-1);
  return {
    rows: found.flatMap(rowsOfNode).sort(compareFactRefs),
    end: last === undefined ? null : String(last["key"]),
  };
}

function rowsOfNode({ key, facts, relations }: DatabaseRow): HistoryRow[] {
  const rows = textsOf(facts).map((text) => rowOfNode(text, String(key)));
  for (const texts of relations as readonly unknown[])
    for (const text of textsOf(texts)) rows.push(rowOfRelation(text, String(key)));
  return rows;
}

/** What has no facts, a placeholder, a part of the projection or something made by hand, says nothing. */
function textsOf(texts: unknown): readonly unknown[] {
  return Array.isArray(texts) ? texts : [];
}

function rowOfNode(text: unknown, key: string): HistoryRow {
  const fact = openFactOfText(text);
  if (fact === undefined) throw damaged(`What is said of ${key}`);
  return { ...fact, key, type: "node", to: null };
}

/** The text of a relation names its ends; its fingerprint is over the key that they make. */
function rowOfRelation(text: unknown, from: string): HistoryRow {
  const fact = openFactOfText(text);
  const said = fact && factOfText({ key: "", section: "", type: "relation", payload: fact.payload });
  if (fact === undefined || said?.type !== "relation") throw damaged(`What is said of a relation of ${from}`);
  return { ...fact, key: keyOf(said), type: "relation", to: null, said };
}
