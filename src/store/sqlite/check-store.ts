import { setImmediate as nextTurn } from "node:timers/promises";
import { toWhocanError } from "../../lib/errors.ts";
import { type CoverageText, fingerprintOfCoverageText } from "../coverage-text.ts";
import type { FactText } from "../fact-text.ts";
import { fingerprintOfText } from "../fingerprint.ts";
import type { CheckReport } from "../graph-store.ts";
import { HistoryAudit, type Span } from "../history-audit.ts";
import { describeRef } from "../store-errors.ts";
import type { Connection, Row } from "./connection.ts";
import { BATCH_ROWS } from "./fact-rows.ts";
import { readUnverifiedRevisions } from "./revision-rows.ts";

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
    return { revisions: revisions.length, facts, problems: audit.finish(revisions) };
  } catch (error) {
    audit.problem(toWhocanError(error).message);
    return { revisions: 0, facts, problems: audit.finish([]) };
  } finally {
    connection.rollback();
  }
}

async function auditFacts(connection: Connection, audit: HistoryAudit): Promise<number> {
  const select = "SELECT key, section, from_revision, to_revision, type, payload, fingerprint FROM facts";
  const order = `ORDER BY key, section, from_revision LIMIT ${BATCH_ROWS}`;
  let facts = 0;
  let batch = connection.all(`${select} ${order}`);
  while (batch.length > 0) {
    for (const row of batch) auditFact(row, audit);
    facts += batch.length;
    const [key, section, from] = batch.at(-1) as [string, string, number];
    batch = connection.all(`${select} WHERE (key, section, from_revision) > (?, ?, ?) ${order}`, [key, section, from]);
    await nextTurn();
  }
  return facts;
}

function auditFact([key, section, from, to, type, payload, fingerprint]: Row, audit: HistoryAudit): void {
  const text = { key, section, type, payload } as FactText;
  const actual = fingerprintOfText(text);
  if (actual !== fingerprint) audit.problem(`${describeRef(text)} does not match its fingerprint.`);
  audit.fact(text, { from, to } as Span, actual);
}

function auditCoverage(connection: Connection, audit: HistoryAudit): void {
  const rows = connection.all(
    "SELECT section, extent, from_revision, to_revision, payload FROM coverage ORDER BY section, extent, from_revision",
  );
  for (const [section, extent, from, to, payload] of rows) {
    const text = { section, extent, payload } as CoverageText;
    audit.coverage(text.section, text.extent, { from, to } as Span, fingerprintOfCoverageText(text));
  }
}
