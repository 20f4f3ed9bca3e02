import { setImmediate as nextTurn } from "node:timers/promises";
import type { Connection } from "../../lib/sqlite/connection.ts";
import type { ExtentCoverage } from "../../model/coverage.ts";
import { cleanText } from "../clean-text.ts";
import { digestOfCoverageTexts, textsOfCoverage } from "../coverage-text.ts";
import { type FactPrint, printOfFact } from "../fingerprint.ts";
import type { CommitInfo, Delta } from "../graph-store.ts";
import { RevisionBuilder } from "../revision-builder.ts";
import type { RevisionRecord } from "../revision-record.ts";
import { notOpen } from "../store-errors.ts";
import { writeCoverage } from "./coverage-rows.ts";
import { closeRow, openRows, readOpenRow } from "./fact-rows.ts";
import { readRevision, writeRevision } from "./revision-rows.ts";

/** Rows written before others in this process get a turn. */
const ROWS_PER_TURN = 1_000;
/** Rows opened together. */
const ROWS_AT_ONCE = 512;

/** Writes one revision in one transaction of a connection that nobody else uses. */
export async function writeNextRevision(
  connection: Connection,
  delta: Delta,
  coverage: readonly ExtentCoverage[],
  info: CommitInfo,
): Promise<RevisionRecord> {
  connection.exec("BEGIN IMMEDIATE");
  try {
    const record = await write(connection, delta, coverage, info);
    connection.exec("COMMIT");
    return record;
  } catch (error) {
    connection.rollback();
    throw error;
  }
}

async function write(
  connection: Connection,
  delta: Delta,
  coverage: readonly ExtentCoverage[],
  info: CommitInfo,
): Promise<RevisionRecord> {
  const head = readRevision(connection, undefined);
  const builder = new RevisionBuilder(head, info);
  let rows = 0;
  for (const given of delta.closed) {
    const ref = { key: cleanText(given.key), section: cleanText(given.section) };
    // Read before it is closed: a damaged row must not spoil the digests of what follows.
    const row = readOpenRow(connection, ref);
    if (row === undefined) throw notOpen(ref);
    closeRow(connection, ref, builder.number);
    builder.close(row.fingerprint);
    if (++rows % ROWS_PER_TURN === 0) await nextTurn();
  }
  let opening: FactPrint[] = [];
  for (const fact of delta.opened) {
    const row = printOfFact(fact);
    opening.push(row);
    builder.open(row.fingerprint);
    if (opening.length < ROWS_AT_ONCE) continue;
    openRows(connection, opening, builder.number);
    opening = [];
    await nextTurn();
  }
  openRows(connection, opening, builder.number);
  const texts = textsOfCoverage(coverage);
  writeCoverage(connection, head, texts, builder.number);
  const record = builder.seal(digestOfCoverageTexts(texts));
  writeRevision(connection, record);
  return record;
}
