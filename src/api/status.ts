import type { AccountReport, EngineName } from "../access/answers.ts";
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

/** Where facts are kept, and what answers. */
export interface StoreView {
  readonly name: string;
  readonly engine: EngineName;
  readonly applying: string | null;
  readonly projection: { readonly revision: string; readonly state: string; readonly current: boolean } | null;
}

/** What was read, when, and how completely. */
export interface StatusView {
  readonly revision: RevisionView | null;
  readonly lastRun: RunView | null;
  readonly schedule: ScheduleView | null;
  readonly store: StoreView;
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
  store,
}: {
  readonly head: Revision | null;
  readonly coverage: readonly ExtentCoverage[];
  readonly report: AccountReport | null;
  readonly lastRun: PastRun | null;
  readonly schedule: ScheduleView | null;
  readonly store: StoreView;
}): StatusView {
  return {
    revision: head === null ? null : { ...head, number: String(head.number) },
    lastRun: lastRun === null ? null : runView(lastRun),
    schedule: schedule === null ? null : { text: schedule.text, nextRunAt: schedule.nextRunAt },
    store,
    coverage: summarizeCoverage(coverage),
    counts: report?.nodeCounts ?? [],
    unmapped: report?.unmapped ?? [],
    dangling: report?.dangling ?? [],
    disagreements: report?.disagreements ?? [],
    version: VERSION,
  };
}
