import type { AccountReport } from "../access/answers.ts";
import type { ScheduleView, StatusView, StoreView } from "../access/status.ts";
import { runView } from "../api/run-view.ts";
import { VERSION } from "../lib/version.ts";
import type { ExtentCoverage } from "../model/coverage.ts";
import type { Revision } from "../store/graph-store.ts";
import type { PastRun } from "../sync/run-history.ts";
import { summarizeCoverage } from "../sync/section-coverage.ts";

export interface StatusParts {
  readonly head: Revision | null;
  readonly coverage: readonly ExtentCoverage[];
  readonly report: AccountReport | null;
  readonly lastRun: PastRun | null;
  readonly schedule: ScheduleView | null;
  readonly store: StoreView;
  readonly now: Date;
}

/** What store, engine and record of runs say, as one answer. */
export function statusView({ head, coverage, report, lastRun, schedule, store, now }: StatusParts): StatusView {
  return {
    revision: head === null ? null : { ...head, number: String(head.number) },
    lastRun: lastRun === null ? null : runView(lastRun),
    schedule: schedule === null ? null : { text: schedule.text, nextRunAt: schedule.nextRunAt },
    store,
    coverage: summarizeCoverage(coverage),
    incomplete: coverage.filter(({ status }) => status !== "complete"),
    counts: report?.nodeCounts ?? [],
    unmapped: report?.unmapped ?? [],
    dangling: report?.dangling ?? [],
    disagreements: report?.disagreements ?? [],
    evaluatedAt: now.toISOString(),
    version: VERSION,
  };
}
