import type { SectionCoverage } from "../model/coverage.ts";
import type { Revision } from "../store/graph-store.ts";
import type { CommitResult } from "./commit-run.ts";
import { groupBySection } from "./coverage-rows.ts";
import type { SectionChanges } from "./delta.ts";
import type { SectionPlan } from "./plan.ts";
import type { SectionRun } from "./read-section.ts";
import type { StartedRun } from "./run-ledger.ts";
import { summarizeSection } from "./section-coverage.ts";

export interface FactChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** How one section ended in a run. */
export interface SectionReport extends SectionCoverage {
  readonly selected: boolean;
  /** Records that the provider sent. */
  readonly records: number;
  readonly opened: number;
  readonly closed: number;
  /** What is new, what is said otherwise, and what is gone. */
  readonly changes: FactChanges;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** What a run did. */
export interface SyncReport {
  readonly run: number;
  /** Whether an unfinished run was continued. */
  readonly resumed: boolean;
  readonly connection: string;
  readonly account: string;
  /** The revision that it wrote, or null when nothing had changed. */
  readonly revision: Revision | null;
  readonly unchanged: boolean;
  /** When the run can go on with what a day's limit has left, ISO 8601; null where nothing was left so. */
  readonly resumeAt: string | null;
  /** All sections of the source, each after those that it depends on. */
  readonly sections: readonly SectionReport[];
  readonly opened: number;
  readonly closed: number;
  readonly changes: FactChanges;
  /** Requests made, those of earlier attempts included. */
  readonly requests: number;
  /** ISO 8601, UTC; of the first attempt. */
  readonly startedAt: string;
  readonly endedAt: string;
}

interface ReportParts {
  readonly run: StartedRun;
  readonly connection: string;
  readonly account: string;
  readonly plan: SectionPlan;
  readonly readings: ReadonlyMap<string, SectionRun>;
  readonly result: CommitResult;
  readonly requests: number;
  readonly resumeAt: string | null;
  readonly endedAt: string;
}

export function reportOf({
  run,
  connection,
  account,
  plan,
  readings,
  result,
  requests,
  resumeAt,
  endedAt,
}: ReportParts): SyncReport {
  const rows = groupBySection(result.coverage);
  const sections = plan.sections.map(({ name }): SectionReport => {
    const reading = readings.get(name);
    const changes = result.delta.bySection.get(name);
    return {
      ...summarizeSection(name, rows.get(name) ?? []),
      selected: plan.selected.has(name),
      records: reading?.records ?? 0,
      opened: changes?.opened ?? 0,
      closed: changes?.closed ?? 0,
      changes: factChanges(changes),
      ms: reading?.ms ?? 0,
    };
  });
  return {
    run: run.id,
    resumed: run.resumed,
    connection,
    account,
    revision: result.revision,
    unchanged: result.revision === null,
    resumeAt,
    sections,
    opened: result.delta.counts.opened,
    closed: result.delta.counts.closed,
    changes: factChanges(result.delta.counts),
    requests,
    startedAt: run.started,
    endedAt,
  };
}

/** A fact that is said otherwise is closed and opened in one: here it counts once. */
function factChanges({ opened, closed, changed }: SectionChanges = { opened: 0, closed: 0, changed: 0 }): FactChanges {
  return { added: opened - changed, changed, removed: closed - changed };
}
