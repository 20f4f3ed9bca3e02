import { toWhocanError } from "../../lib/errors.ts";
import { compareBytes } from "../../model/facts.ts";
import { type CoverageText, fingerprintOfCoverageText } from "../coverage-text.ts";
import { fingerprintOfText } from "../fingerprint.ts";
import type { CheckReport } from "../graph-store.ts";
import { HistoryAudit, type Span } from "../history-audit.ts";
import { describeRef } from "../store-errors.ts";
import type { Neo4jDatabase } from "./database.ts";
import { readHistory } from "./history.ts";
import { checkingPages } from "./native-check.ts";
import { allPast } from "./past-rows.ts";
import { statementOf } from "./statements.ts";
import { readState, readUnverifiedRevisions } from "./store-record.ts";

/** Reads everything as of the head at the beginning: what is committed meanwhile is left out. What cannot be read is a problem too. */
export async function checkStore(database: Neo4jDatabase): Promise<CheckReport> {
  const audit = new HistoryAudit();
  let facts = 0;
  try {
    const head = (await readState(database))?.store.head ?? 0;
    if (head === 0) return { revisions: 0, facts: 0, problems: [] };
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
    return { revisions: revisions.length, facts, problems: audit.finish(revisions) };
  } catch (error) {
    audit.problem(toWhocanError(error).message);
    return { revisions: 0, facts, problems: audit.finish([]) };
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
