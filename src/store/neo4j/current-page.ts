import { compareFactRefs } from "../../model/facts.ts";
import { damaged } from "./damage.ts";
import { type DatabaseRow, integer, type Transaction } from "./database.ts";
import { type Element, keyOf } from "./elements.ts";
import type { HistoryRow } from "./history-row.ts";
import { FACT_TYPES } from "./native.ts";
import { openFactsOf } from "./open-fact.ts";
import { statementOf } from "./statements.ts";

/** Open facts of a range of nodes and of the relations that start there. */
export interface CurrentPage {
  /** By key and section. A relation's key may lie beyond the range. */
  readonly rows: readonly HistoryRow[];
  /** The last key of the range; null where it has no end. */
  readonly end: string | null;
}

/** Reads the page of so many nodes whose key is `start` or follows it. */
export type ReadPage = (transaction: Transaction, start: string, nodes: number) => Promise<CurrentPage>;

export const readCurrentPage: ReadPage = async (transaction, start, nodes) => {
  const statement = statementOf("read/current-page", { TYPES: FACT_TYPES });
  const found = await transaction.run(statement, { start, limit: integer(nodes) });
  return { rows: found.flatMap(rowsOfNode).sort(compareFactRefs), end: endOf(found, nodes) };
};

/** As `readCurrentPage`, without nodes and relations of which nothing was opened since a revision: the server does not send them. */
export function pagesSince(revision: number): ReadPage {
  const statement = statementOf("read/current-page-since", { TYPES: FACT_TYPES });
  return async (transaction, start, nodes) => {
    const parameters = { start, limit: integer(nodes), revision: integer(revision) };
    const found = await transaction.run(statement, parameters);
    return { rows: found.flatMap(rowsOfNode).sort(compareFactRefs), end: endOf(found, nodes) };
  };
}

export function endOf(found: readonly DatabaseRow[], nodes: number): string | null {
  const last = found.length < nodes ? undefined : found.at(-1);
  return last === undefined ? null : String(last["key"]);
}

function rowsOfNode({ key, facts, relations }: DatabaseRow): HistoryRow[] {
  const rows = rowsOf({ type: "node", key: String(key) }, facts);
  for (const [type, name, to, stored] of relations as readonly (readonly unknown[])[]) {
    const relation = String(name ?? type);
    for (const row of rowsOf({ type: "relation", from: String(key), relation, to: String(to) }, stored)) rows.push(row);
  }
  return rows.map((row) => {
    if (row === undefined) throw damaged(`What is said of ${String(key)} or of a relation that starts there`);
    return row;
  });
}

/** The facts of a node or a relation as rows, undefined in the place of what is none. */
export function rowsOf(element: Element, stored: unknown): (HistoryRow | undefined)[] {
  const facts = openFactsOf(element, stored);
  if (facts.length === 0) return [];
  const key = keyOf(element);
  return facts.map((fact) => fact && { ...fact, key, type: element.type, to: null });
}
