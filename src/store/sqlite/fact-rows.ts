import type { Connection, Value } from "../../lib/sqlite/connection.ts";
import type { Fact, FactRef } from "../../model/facts.ts";
import type { FactText } from "../fact-text.ts";
import { fingerprintOfText } from "../fingerprint.ts";
import { damagedFact } from "../store-errors.ts";
import { packed, packedRows, unpack, unpackRows } from "./packed-text.ts";

/** Rows fetched at once: between two batches others get a turn, and no read transaction stays open. */
export const BATCH_ROWS = 500;

const COLUMNS = ["key", "section", "type", "payload", "fingerprint"] as const;
export const TEXT_COLUMNS = packed(...COLUMNS);

/** A row of facts whose text matches its fingerprint. */
export interface FactRow extends FactText {
  readonly fingerprint: string;
}

/** A range of rows that holds for all time: what a revision's facts are never changes. */
export interface RowRange {
  /** SQL that chooses the rows. */
  readonly where: string;
  readonly values: readonly Value[];
}

export function openAt(revision: number): RowRange {
  return {
    where: "from_revision <= ? AND (to_revision IS NULL OR to_revision > ?)",
    values: [revision, revision],
  };
}
export function openedBy(revision: number): RowRange {
  return { where: "from_revision = ?", values: [revision] };
}
export function closedBy(revision: number): RowRange {
  return { where: "to_revision = ?", values: [revision] };
}

/** The next rows of a range after a reference, by key and section; fewer than BATCH_ROWS at the end. */
export function readBatch(connection: Connection, range: RowRange, after: FactRef | undefined): readonly FactRow[] {
  const beyond = after === undefined ? "" : "AND (key, section) > (?, ?)";
  const rows = `SELECT * FROM facts WHERE ${range.where} ${beyond} ORDER BY key, section LIMIT ${BATCH_ROWS}`;
  const [blob, count = 0] =
    connection.get(
      `SELECT ${packedRows(...COLUMNS)}, count(*) FROM (${rows})`,
      after === undefined ? range.values : [...range.values, after.key, after.section],
    ) ?? [];
  return count === 0 ? [] : [...unpackRows(blob, COLUMNS.length, count as number)].map(verified);
}

/** The open row of a reference. */
export function readOpenRow(connection: Connection, { key, section }: FactRef): FactRow | undefined {
  const row = connection.get(
    `SELECT ${TEXT_COLUMNS} FROM facts WHERE key = ? AND section = ? AND to_revision IS NULL`,
    [key, section],
  );
  return row && verified(unpack(row[0], COLUMNS.length));
}

const INSERT_ROW = `INSERT INTO facts (key, section, from_revision, to_revision, type, payload, fingerprint)
  SELECT ?1, ?2, ?3, NULL, ?4, ?5, ?6`;
const UNLESS_OPEN = "WHERE NOT EXISTS (SELECT 1 FROM facts WHERE key = ?1 AND section = ?2 AND to_revision IS NULL)";
/** In the first revision only itself can have opened the reference: the primary key says so without a search. */
const UNLESS_THERE = "WHERE true ON CONFLICT DO NOTHING";

/** False when the reference is open already. */
export function openRow(connection: Connection, row: FactRow, revision: number): boolean {
  const { key, section, type, payload, fingerprint } = row;
  const sql = `${INSERT_ROW} ${revision === 1 ? UNLESS_THERE : UNLESS_OPEN}`;
  return connection.run(sql, [key, section, revision, type, payload, fingerprint]) === 1;
}

export function closeRow(connection: Connection, { key, section }: FactRef, revision: number): void {
  connection.run("UPDATE facts SET to_revision = ? WHERE key = ? AND section = ? AND to_revision IS NULL", [
    revision,
    key,
    section,
  ]);
}

function verified(texts: readonly string[]): FactRow {
  const row = rowOf(texts);
  if (fingerprintOfText(row) !== row.fingerprint) throw damagedFact(row);
  return row;
}

/** What packs as TEXT_COLUMNS, not compared with its fingerprint. */
export function factTextOf(blob: unknown): FactRow {
  return rowOf(unpack(blob, COLUMNS.length));
}

function rowOf(texts: readonly string[]): FactRow {
  const [key, section, type, payload, fingerprint] = texts as [string, string, Fact["type"], string, string];
  return { key, section, type, payload, fingerprint };
}
