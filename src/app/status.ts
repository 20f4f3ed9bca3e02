import type { AccountReport } from "../access/answers.ts";
import type { ScheduleView, StatusView, StoreView } from "../access/status.ts";
import type { LazyStatus } from "../api/lazy-status.ts";
import { runView } from "../api/run-view.ts";
import { VERSION } from "../lib/version.ts";
import type { ExtentCoverage } from "../model/coverage.ts";
import type { Revision } from "../store/graph-store.ts";
import type { PastRun } from "../sync/run-history.ts";
import { summarizeCoverage } from "../sync/section-coverage.ts";

export type { LazyStatus };

export interface StatusParts {
  readonly revision: Revision | null;
  readonly coverage: readonly ExtentCoverage[];
  readonly report: () => Promise<AccountReport | null>;
  readonly lastRun: PastRun | null;
  readonly schedule: ScheduleView | null;
  readonly store: StoreView;
  readonly now: Date;
}

/** What store and record of runs say, as one answer, and how an engine's part of it is found out. */
export function lazyStatus({ revision, coverage, report, lastRun, schedule, store, now }: StatusParts): LazyStatus {
  let found: Promise<AccountReport | null> | undefined;
  return {
    revision: revision === null ? null : { ...revision, number: String(revision.number) },
    lastRun: lastRun === null ? null : runView(lastRun),
    schedule: schedule === null ? null : { text: schedule.text, nextRunAt: schedule.nextRunAt },
    store,
    coverage: summarizeCoverage(coverage),
    incomplete: coverage.filter(({ status }) => status !== "complete"),
    report: () => {
      found ??= report();
      return found;
    },
    evaluatedAt: now.toISOString(),
    version: VERSION,
  };
}

export async function wholeStatus({ report, evaluatedAt, version, ...known }: LazyStatus): Promise<StatusView> {
  const found = await report();
  return {
    ...known,
    counts: found?.nodeCounts ?? [],
    unmapped: found?.unmapped ?? [],
    dangling: found?.dangling ?? [],
    disagreements: found?.disagreements ?? [],
    evaluatedAt,
    version,
  };
}
