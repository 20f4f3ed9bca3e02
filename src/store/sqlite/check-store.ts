import { setImmediate as nextTurn } from "node:timers/promises";
import { toWhocanError } from "../../lib/errors.ts";
import type { Connection, Value } from "../../lib/sqlite/connection.ts";
import { fingerprintOfCoverageText } from "../coverage-text.ts";
import { fingerprintOfText } from "../fingerprint.ts";
import type { CheckReport } from "../graph-store.ts";
import { HistoryAudit, type Span } from "../history-audit.ts";
import { describeRef } from "../store-errors.ts";
import { COVERAGE_COLUMNS, coverageTextOf } from "./coverage-rows.ts";
import { BATCH_ROWS, factTextOf, TEXT_COLUMNS } from "./fact-rows.ts";
import { integer } from "./packed-text.ts";
import { readHeadDigest, readUnverifiedRevisions } from "./revision-rows.ts";

const SPAN = `${integer("from_revision")}, ${integer("to_revision")}`;

/**
 * Reads everything in one transaction of a connection that nobody else uses, so that a commit meanwhile is not seen. What cannot be
 * read is a problem too.
 */
export async function checkStore(connection: Connection): Promise<CheckReport> {
  const audit = new HistoryAudit();
  let facts = 0;
  connection.exec("BEGIN");
  try {
    for (const [line] of connection.all("PRAGMA integrity_check(20)"))
      if (line !== "ok") audit.problem(`SQLite: ${String(line)}.`);
    facts = await auditFacts(connection, audit);
    auditCoverage(connection, audit);
    const revisions = readUnverifiedRevisions(connection);
    if (readHeadDigest(connection) !== revisions.at(-1)?.digest) audit.problem("The newest revision is not the head.");
    return { revisions: revisions.length, facts, problems: audit.finish(revisions) };
  } catch (error) {
    audit.problem(toWhocanError(error).message);
    return { revisions: 0, facts, problems: audit.finish([]) };
  } finally {
    connection.rollback();
  }
}

async function auditFacts(connection: Connection, audit: HistoryAudit): Promise<number> {
  const select = `SELECT ${SPAN}, ${TEXT_COLUMNS} FROM facts`;
  const order = `ORDER BY key, section, from_revision LIMIT ${BATCH_ROWS}`;
  let facts = 0;
  let batch = connection.all(`${select} ${order}`);
  while (batch.length > 0) {
    let last: Value[] = [];
    for (const [from, to, blob] of batch) {
      const row = factTextOf(blob);
      const fingerprint = fingerprintOfText(row);
      if (fingerprint !== row.fingerprint) audit.problem(`${describeRef(row)} does not match its fingerprint.`);
      audit.fact(row, { from, to } as Span, fingerprint);
      last = [row.key, row.section, from as number];
    }
    facts += batch.length;
    batch = connection.all(`${select} WHERE (key, section, from_revision) > (?, ?, ?) ${order}`, last);
    await nextTurn();
  }
  return facts;
}

function auditCoverage(connection: Connection, audit: HistoryAudit): void {
  const rows = connection.all(
    `SELECT ${SPAN}, ${COVERAGE_COLUMNS} FROM coverage ORDER BY section, extent, from_revision`,
  );
  for (const [from, to, blob] of rows) {
    const text = coverageTextOf(blob);
    audit.coverage(text.section, text.extent, { from, to } as Span, fingerprintOfCoverageText(text));
  }
}
