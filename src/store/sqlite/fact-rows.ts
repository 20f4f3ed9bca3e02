import type { Connection, Value } from "../../lib/sqlite/connection.ts";
import type { Fact, FactRef } from "../../model/facts.ts";
import { type FactPrint, fingerprintOfText } from "../fingerprint.ts";
import { alreadyOpen, damagedFact } from "../store-errors.ts";
import { packed, packedRows, unpack, unpackRows } from "./packed-text.ts";

/** Rows fetched at once: between two batches others get a turn, and no read transaction stays open. */
export const BATCH_ROWS = 500;

const COLUMNS = ["key", "section", "type", "payload", "fingerprint"] as const;
export const TEXT_COLUMNS = packed(...COLUMNS);

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
export function readBatch(connection: Connection, range: RowRange, after: FactRef | undefined): readonly FactPrint[] {
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
export function readOpenRow(connection: Connection, { key, section }: FactRef): FactPrint | undefined {
  const row = connection.get(
    `SELECT ${TEXT_COLUMNS} FROM facts WHERE key = ? AND section = ? AND to_revision IS NULL`,
    [key, section],
  );
  return row && verified(unpack(row[0], COLUMNS.length));
}

/** In the first revision only itself can have opened the reference: the primary key says so without a search. */
const UNLESS_OPEN =
  "WHERE NOT EXISTS (SELECT 1 FROM facts WHERE key = column1 AND section = column2 AND to_revision IS NULL)";

/** Opens rows in a transaction; throws for the first whose reference is open already. */
export function openRows(connection: Connection, rows: readonly FactPrint[], revision: number): void {
  connection.exec("SAVEPOINT opening");
  if (insertRows(connection, rows, revision) < rows.length) {
    // Some are open already: one after the other, to tell which.
    connection.exec("ROLLBACK TO opening");
    for (const row of rows) if (insertRows(connection, [row], revision) === 0) throw alreadyOpen(row);
  }
  connection.exec("RELEASE opening");
}

/** Returns how many were inserted: those whose reference was not open. */
function insertRows(connection: Connection, rows: readonly FactPrint[], revision: number): number {
  const sqlOf = (placeholders: string) =>
    `INSERT INTO facts (key, section, type, payload, fingerprint, from_revision, to_revision)
      SELECT column1, column2, column3, column4, column5, column6, NULL FROM (VALUES ${placeholders})
      ${revision === 1 ? "WHERE true" : UNLESS_OPEN} ON CONFLICT DO NOTHING`;
  const values = rows.map(({ key, section, type, payload, fingerprint }) => {
    return [key, section, type, payload, fingerprint, revision];
  });
  return connection.runRows(sqlOf, values);
}

export function closeRow(connection: Connection, { key, section }: FactRef, revision: number): void {
  connection.run("UPDATE facts SET to_revision = ? WHERE key = ? AND section = ? AND to_revision IS NULL", [
    revision,
    key,
    section,
  ]);
}

function verified(texts: readonly string[]): FactPrint {
  const row = rowOf(texts);
  if (fingerprintOfText(row) !== row.fingerprint) throw damagedFact(row);
  return row;
}

/** What packs as TEXT_COLUMNS, not yet compared with its fingerprint. */
export function factTextOf(blob: unknown): FactPrint {
  return rowOf(unpack(blob, COLUMNS.length));
}

function rowOf(texts: readonly string[]): FactPrint {
  const [key, section, type, payload, fingerprint] = texts as [string, string, Fact["type"], string, string];
  return { key, section, type, payload, fingerprint };
}
