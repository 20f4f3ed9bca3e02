import type { AccountReport } from "../access/answers.ts";
import { VERSION } from "../lib/version.ts";
import type { ExtentCoverage, SectionCoverage } from "../model/coverage.ts";
import type { Revision } from "../store/graph-store.ts";
import type { PastRun } from "../sync/run-history.ts";
import { summarizeCoverage } from "../sync/section-coverage.ts";
import { type RunView, runView } from "./run-view.ts";

/** When a server reads the account by itself. */
export interface ScheduleView {
  readonly text: string;
  readonly nextRunAt: string | null;
}

/** A store's revision with its number as GraphQL's ID. */
export interface RevisionView extends Omit<Revision, "number"> {
  readonly number: string;
}

/** What was read, when, and how completely. */
export interface StatusView {
  readonly revision: RevisionView | null;
  readonly lastRun: RunView | null;
  readonly schedule: ScheduleView | null;
  readonly coverage: readonly SectionCoverage[];
  readonly counts: AccountReport["nodeCounts"];
  readonly unmapped: AccountReport["unmapped"];
  readonly dangling: AccountReport["dangling"];
  readonly disagreements: AccountReport["disagreements"];
  readonly version: string;
}

export function statusView({
  head,
  coverage,
  report,
  lastRun,
  schedule,
}: {
  readonly head: Revision | null;
  readonly coverage: readonly ExtentCoverage[];
  readonly report: AccountReport | null;
  readonly lastRun: PastRun | null;
  readonly schedule: ScheduleView | null;
}): StatusView {
  return {
    revision: head === null ? null : { ...head, number: String(head.number) },
    lastRun: lastRun === null ? null : runView(lastRun),
    schedule: schedule === null ? null : { text: schedule.text, nextRunAt: schedule.nextRunAt },
    coverage: summarizeCoverage(coverage),
    counts: report?.nodeCounts ?? [],
    unmapped: report?.unmapped ?? [],
    dangling: report?.dangling ?? [],
    disagreements: report?.disagreements ?? [],
    version: VERSION,
  };
}
