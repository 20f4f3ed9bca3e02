import { toWhocanError } from "../../lib/errors.ts";
import { compareBytes } from "../../model/facts.ts";
import { type CoverageText, fingerprintOfCoverageText } from "../coverage-text.ts";
import { fingerprintOfText } from "../fingerprint.ts";
import type { CheckReport } from "../graph-store.ts";
import { HistoryAudit, type Span } from "../history-audit.ts";
import { describeRef } from "../store-errors.ts";
import { writtenMeanwhile } from "./damage.ts";
import type { Neo4jDatabase } from "./database.ts";
import { readHistory } from "./history.ts";
import { checkingPages } from "./native-check.ts";
import { allPast } from "./past-rows.ts";
import { statementOf } from "./statements.ts";
import { hasMoved, readState, readUnverifiedRevisions, type StoreRecord } from "./store-record.ts";

const ATTEMPTS = 3;

/**
 * Reads everything as of the head at the beginning: what is committed meanwhile is left out. What cannot be read is a problem too. What
 * seems amiss while somebody writes is looked at again; STORE_APPLYING where that never ends.
 */
export async function checkStore(database: Neo4jDatabase): Promise<CheckReport> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { report, store } = await checkOnce(database);
    if (report.problems.length === 0 || store === undefined || !(await hasMoved(database, store))) return report;
  }
  throw writtenMeanwhile();
}

/** `store` is the store's record from before, where it could be read. */
async function checkOnce(
  database: Neo4jDatabase,
): Promise<{ readonly report: CheckReport; readonly store: StoreRecord | undefined }> {
  const audit = new HistoryAudit();
  let facts = 0;
  let store: StoreRecord | undefined;
  try {
    store = (await readState(database))?.store;
    const head = store?.head ?? 0;
    if (head === 0) return { report: { revisions: 0, facts: 0, problems: [] }, store };
    const pages = checkingPages((problem) => audit.problem(problem));
    for await (const rows of readHistory(database, allPast(), pages)) {
      for (const row of rows) {
        if (row.from > head) continue;
        const fingerprint = fingerprintOfText(row);
        if (fingerprint !== row.fingerprint) audit.problem(`${describeRef(row)} does not match its fingerprint.`);
        audit.fact(row, spanAt(row, head), fingerprint);
        facts++;
      }
    }
    await auditCoverage(database, audit, head);
    const revisions = (await readUnverifiedRevisions(database)).filter(({ number }) => number <= head);
    if (revisions.at(-1)?.number !== head) audit.problem("The newest revision is not the head.");
    return { report: { revisions: revisions.length, facts, problems: audit.finish(revisions) }, store };
  } catch (error) {
    audit.problem(toWhocanError(error).message);
    return { report: { revisions: 0, facts, problems: audit.finish([]) }, store };
  }
}

async function auditCoverage(database: Neo4jDatabase, audit: HistoryAudit, head: number): Promise<void> {
  const rows = await database.read((transaction) => transaction.run(statementOf("read/all-coverage")));
  const texts = rows as unknown as readonly (CoverageText & Span)[];
  const ordered = texts
    .filter(({ from }) => from <= head)
    .toSorted((a, b) => compareBytes(a.section, b.section) || compareBytes(a.extent, b.extent) || a.from - b.from);
  for (const text of ordered) {
    const { section, extent, payload } = text;
    audit.coverage(section, extent, spanAt(text, head), fingerprintOfCoverageText({ section, extent, payload }));
  }
}

function spanAt({ from, to }: Span, head: number): Span {
  return { from, to: to === null || to > head ? null : to };
}
