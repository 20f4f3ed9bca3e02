import neo4j from "neo4j-driver";
import { canonicalJson } from "../../lib/canonical-json.ts";
import { compareFactRefs } from "../../model/facts.ts";
import { endOf, type ReadPage, rowsOf } from "./current-page.ts";
import { type DatabaseRow, integer } from "./database.ts";
import { type Element, keyOf, type RelationElement } from "./elements.ts";
import type { HistoryRow } from "./history-row.ts";
import {
  columnsOfKind,
  columnsOfRelation,
  FACT_TYPES,
  labelsOfKind,
  nativeNode,
  nativeRelation,
  OTHER_RELATION,
} from "./native.ts";
import { statementOf } from "./statements.ts";

/** Labels of nodes that no fact describes: what a relation leads to, and what is derived. */
const WITHOUT_FACTS = ["WhocanMissing", "ResourceSet", "PseudoPrincipal"];

interface Found {
  readonly rows: HistoryRow[];
  readonly problems: Set<string>;
}

/** Reads pages as readCurrentPage does, and reports where what is native is not what the facts say. */
export function checkingPages(report: (problem: string) => void): ReadPage {
  return async (transaction, start, nodes) => {
    const statement = statementOf("read/check-page", { TYPES: FACT_TYPES });
    const read = () => transaction.run(statement, { start, limit: integer(nodes) });
    const found = await read();
    const { rows, problems } = compare(found);
    // What is written while it is read can be met half old and half new, but not twice in the same way.
    const lasting = problems.size === 0 ? problems : compare(await read()).problems;
    for (const problem of problems) if (lasting.has(problem)) report(problem);
    return { rows: rows.sort(compareFactRefs), end: endOf(found, nodes) };
  };
}

function compare(nodes: readonly DatabaseRow[]): Found {
  const found: Found = { rows: [], problems: new Set() };
  for (const node of nodes) {
    compareNode(node, found);
    for (const relation of node["relations"] as readonly DatabaseRow[]) {
      compareRelation(String(node["key"]), relation, found);
    }
  }
  return found;
}

function compareNode(node: DatabaseRow, found: Found): void {
  const key = String(node["key"]);
  const labels = node["labels"] as readonly string[];
  const { key: _key, ...properties } = node["properties"] as DatabaseRow;
  const rows = readRows({ type: "node", key }, properties["_facts"], found);
  if (rows.length === 0) {
    const isMissing = labels.includes("WhocanMissing");
    if (!labels.some((label) => WITHOUT_FACTS.includes(label)) || (isMissing && node["apart"] === true))
      found.problems.add(`The node ${key} is in the graph, but no fact says so.`);
    return;
  }
  const { kind, source, validFrom, facts, values } = nativeNode(key, rows);
  const saidLabels = ["WhocanNode", ...labelsOfKind(kind)];
  const said = { kind, source, validFrom, _facts: facts, ...named(columnsOfKind(kind), values) };
  const different = [...differences(properties, said)];
  if (labels.toSorted().join() !== saidLabels.toSorted().join()) different.push("labels");
  noteDifferences({ type: "node", key }, different, found);
}

function compareRelation(from: string, { type, to, properties }: DatabaseRow, found: Found): void {
  const there = properties as DatabaseRow;
  const relation = type === OTHER_RELATION ? String(there["relation"]) : String(type);
  const element: RelationElement = { type: "relation", from, relation, to: String(to) };
  const key = keyOf(element);
  const rows = readRows(element, there["_facts"], found);
  if (rows.length === 0) {
    found.problems.add(`The relation ${key} is in the graph, but no fact says so.`);
    return;
  }
  const { sections, validFrom, facts, values, ...rest } = nativeRelation(element, rows);
  const said = { relation: rest.relation, sections, validFrom, _facts: facts };
  const different = differences(there, { ...said, ...named(columnsOfRelation(relation), values) });
  noteDifferences(element, [...different], found);
}

function readRows(element: Element, stored: unknown, found: Found): HistoryRow[] {
  return rowsOf(element, stored).flatMap((row) => {
    if (row === undefined) found.problems.add(`A fact about ${keyOf(element)} cannot be read.`);
    else found.rows.push(row);
    return row ?? [];
  });
}

function named(names: readonly string[], values: readonly unknown[]): DatabaseRow {
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

function noteDifferences(element: Element, different: readonly string[], { problems }: Found): void {
  if (different.length === 0) return;
  problems.add(`${keyOf(element)} is not in the graph as its facts say it: ${different.toSorted().join(", ")}.`);
}

function* differences(there: DatabaseRow, said: DatabaseRow): Generator<string> {
  for (const name of new Set([...Object.keys(there), ...Object.keys(said)]))
    if (comparable(there[name]) !== comparable(said[name])) yield name;
}

/** Numbers come from the server as they are and go there as its integers. */
function comparable(value: unknown): string {
  if (neo4j.isInt(value)) return String(value.toNumber());
  if (neo4j.isDateTime(value)) return `time ${value.toString()}`;
  return Array.isArray(value) ? `[${value.map(comparable).join()}]` : canonicalJson(value ?? null);
}
