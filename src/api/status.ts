import type { AccountReport } from "../access/answers.ts";
import { VERSION } from "../lib/version.ts";
import type { ExtentCoverage, SectionCoverage } from "../model/coverage.ts";
import type { Revision } from "../store/graph-store.ts";
import { summarizeCoverage } from "../sync/section-coverage.ts";

/** One run of one connection, as runs.db has it. */
export interface RunView {
  readonly id: string;
  readonly connection: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcome: string;
  readonly revision: string | null;
  readonly opened: number;
  readonly closed: number;
  readonly records: number;
  readonly requests: number;
}

/** A store's revision with its number as GraphQL's ID. */
export interface RevisionView extends Omit<Revision, "number"> {
  readonly number: string;
}

/** What was read, when, and how completely. */
export interface StatusView {
  readonly revision: RevisionView | null;
  readonly lastRun: RunView | null;
  readonly coverage: readonly SectionCoverage[];
  readonly counts: AccountReport["nodeCounts"];
  readonly unmapped: AccountReport["unmapped"];
  readonly dangling: AccountReport["dangling"];
  readonly disagreements: AccountReport["disagreements"];
  readonly version: string;
}

/** The parts of a row of the ledger that status shows. */
interface LedgerRow {
  readonly id: number;
  readonly connection: string;
  readonly started: string;
  readonly ended: string | null;
  readonly outcome: string;
  readonly revision: number | null;
  readonly opened: number;
  readonly closed: number;
  readonly records: number;
  readonly requests: number;
}

export function statusView({
  head,
  coverage,
  report,
  lastRun,
}: {
  readonly head: Revision | null;
  readonly coverage: readonly ExtentCoverage[];
  readonly report: AccountReport | null;
  readonly lastRun: LedgerRow | null;
}): StatusView {
  return {
    revision: head === null ? null : { ...head, number: String(head.number) },
    lastRun: lastRun === null ? null : runView(lastRun),
    coverage: summarizeCoverage(coverage),
    counts: report?.nodeCounts ?? [],
    unmapped: report?.unmapped ?? [],
    dangling: report?.dangling ?? [],
    disagreements: report?.disagreements ?? [],
    version: VERSION,
  };
}

function runView({
  id,
  started,
  ended,
  revision,
  connection,
  outcome,
  opened,
  closed,
  records,
  requests,
}: LedgerRow): RunView {
  return {
    id: String(id),
    connection,
    startedAt: started,
    endedAt: ended,
    outcome,
    revision: revision === null ? null : String(revision),
    opened,
    closed,
    records,
    requests,
  };
}
