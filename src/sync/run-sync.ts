import type { Clock } from "../lib/clock.ts";
import { toWhocanError, type WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { makeKey } from "../model/keys.ts";
import type { SourceSession } from "../sources/source.ts";
import type { GraphStore } from "../store/graph-store.ts";
import { Checkpoints } from "./checkpoints.ts";
import { commitRun } from "./commit-run.ts";
import { agingBy, groupBySection } from "./coverage-rows.ts";
import type { Lease } from "./leases.ts";
import { logFailedRun, logRun } from "./log-run.ts";
import { planSections, type SectionFilter, type SectionPlan } from "./plan.ts";
import type { SyncEvent, SyncProgress } from "./progress.ts";
import { readSections, throwIfStopped } from "./read-sections.ts";
import { ReadTimes } from "./read-times.ts";
import { reportOf, type SyncReport } from "./report.ts";
import type { RunEnd, RunOutcome, StartedRun } from "./run-ledger.ts";
import type { RunsDb } from "./runs-db.ts";
import { assertSameAccount, FRESHNESS_MS, keptExtents, startRun } from "./start-run.ts";

const CONCURRENCY = 4;

export interface SyncOptions extends SectionFilter {
  readonly session: SourceSession;
  readonly store: GraphStore;
  readonly runs: RunsDb;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly catalogDigest: string;
  /** Name of the connection: one run at a time. */
  readonly connection: string;
  /** Sections side by side, and extents of each side by side; 4 by default. */
  readonly concurrency?: number | undefined;
  /** After how many milliseconds an extent that was not read again is partial; 7 days by default. */
  readonly freshnessMs?: number | undefined;
  /**
   * Up to how many milliseconds after its start an unfinished run is continued; 24 hours by default. One that was parked is continued
   * for as long as what it read is fresh.
   */
  readonly resumeMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: SyncProgress | undefined;
}

/**
 * Reads the account and writes what changed as one revision, or nothing when nothing did. An unfinished run is continued. One that
 * meets a day's limit writes what it has and is parked: the next one goes on with the rest.
 * Throws BAD_ARGUMENT for unknown sections, STORE_FOREIGN when the store holds another account, RUN_IN_PROGRESS while another run of the connection is at work, CANCELLED after
 * an abort, the fatal error of the source (auth, network) and those of store and ledger: no revision is written then, and
 * extents that were read to their end are not read again by the next run.
 */
export async function runSync(options: SyncOptions): Promise<SyncReport> {
  const plan = planSections(options.session.sections, options);
  const lease = options.runs.lease(options.connection, options.clock);
  try {
    return await new SyncRun(options, plan, lease).run();
  } finally {
    lease.release();
  }
}

class SyncRun {
  readonly #options: SyncOptions;
  readonly #plan: SectionPlan;
  readonly #lease: Lease;
  readonly #signal: AbortSignal;
  /** The prefix of the account's keys. */
  readonly #account: string;
  /** When the first of what a day's limit has left can be read. */
  #resumeAt: string | null = null;

  constructor(options: SyncOptions, plan: SectionPlan, lease: Lease) {
    this.#options = options;
    this.#plan = plan;
    this.#lease = lease;
    this.#signal = AbortSignal.any([lease.lost, ...(options.signal === undefined ? [] : [options.signal])]);
    this.#account = makeKey(options.session.source, options.session.account);
  }

  async run(): Promise<SyncReport> {
    const { runs, clock, connection, store, session } = this.#options;
    const { resumeMs, freshnessMs = FRESHNESS_MS } = this.#options;
    throwIfStopped(this.#signal);
    const head = await runs.openFacts.refresh(store);
    assertSameAccount(head, session.account, store.name);
    const common = { runs, clock, account: this.#account, plan: this.#plan };
    const run = startRun({ ...common, connection, head, resumeMs, parkedMs: freshnessMs });
    const sections = this.#plan.sections.map(({ name }) => name);
    this.#emit({
      type: "run-started",
      run: run.id,
      resumed: run.resumed,
      sections: sections.filter((name) => this.#plan.selected.has(name)),
    });

    let committing = false;
    try {
      const previous = head === null ? [] : await store.coverage(head.number);
      const times = new ReadTimes(runs.file, this.#account);
      if (head !== null)
        times.assume(
          previous.filter((row) => sections.includes(row.section)),
          head.at,
        );
      const age = agingBy(freshnessMs, clock.now(), (row) => times.of(row));
      const readings = await readSections({
        ...common,
        run: run.id,
        previous: groupBySection(previous),
        kept: keptExtents(runs, run),
        age,
        logger: this.#options.logger,
        concurrency: this.#options.concurrency ?? CONCURRENCY,
        signal: this.#signal,
        confirmLease: this.#lease.confirm,
        checkpoints: new Checkpoints(runs.file, this.#lease.confirm, (facts) => runs.staging.keep(run.id, facts)),
        emails: new Map(),
        emit: (event) => this.#emit(event),
        waitUntil: (resumeAt) => {
          if (this.#resumeAt === null || resumeAt < this.#resumeAt) this.#resumeAt = resumeAt;
        },
      });
      committing = true;
      const result = await commitRun({
        ...common,
        run: run.id,
        store,
        info: { connection, account: session.account, catalogDigest: this.#options.catalogDigest },
        sections,
        describing: this.#plan.describing,
        oneLists: this.#plan.sections.filter(({ oneList }) => oneList === true).map(({ name }) => name),
        readings,
        age,
        confirm: () => {
          throwIfStopped(this.#signal);
          this.#lease.confirm();
        },
        onDelta: (counts) => this.#emit({ type: "committing", ...counts }),
      });
      const requests = run.requests + session.requests();
      const endedAt = clock.now().toISOString();
      const report = reportOf({
        run,
        connection,
        account: session.account,
        plan: this.#plan,
        readings,
        result,
        requests,
        resumeAt: this.#resumeAt,
        endedAt,
      });
      runs.ledger.end(run.id, {
        ...outcomeOf(report),
        ended: endedAt,
        requests,
        ...(report.revision === null ? {} : { revision: report.revision.number }),
        opened: report.opened,
        closed: report.closed,
        records: report.sections.reduce((sum, section) => sum + section.records, 0),
      });
      logRun(this.#options.logger, report);
      this.#emit({ type: "run-ended", revision: report.revision?.number ?? null });
      return report;
    } catch (thrown) {
      const error = toWhocanError(thrown);
      logFailedRun(this.#options.logger, run.id, connection, error);
      this.#endUnfinished(run, error, committing);
      throw error;
    }
  }

  /** Notes how far the run came. What it read is kept for the next one, unless that is what could not be committed or used. */
  #endUnfinished(run: StartedRun, error: WhocanError, committing: boolean): void {
    const { runs, clock, logger, session } = this.#options;
    if (error.code === "RUN_IN_PROGRESS") return;
    // The next run would stumble over the same: what the ledger keeps is read again, and its cache made again.
    const damaged = error.code === "STORE_DAMAGED" && error.field === runs.file.path;
    const poisoned = damaged || (committing && (error.errorClass === "internal" || error.errorClass === "data"));
    const outcome: RunOutcome = error.code === "CANCELLED" ? "cancelled" : poisoned ? "abandoned" : "failed";
    try {
      if (damaged) runs.openFacts.distrust();
      const requests = run.requests + session.requests();
      const { code, message, field } = error;
      const why = outcome === "cancelled" ? {} : { error: { code, message, field } };
      runs.ledger.end(run.id, { outcome, ended: clock.now().toISOString(), requests, ...why });
    } catch (second) {
      // The first error says more; a run that could not be noted as ended is continued like one that was killed.
      logger.warn({ err: second, run: run.id }, "The end of the run could not be noted.");
    }
  }

  #emit(event: SyncEvent): void {
    try {
      this.#options.progress?.(event);
    } catch (error) {
      this.#options.logger.warn({ err: error, event: event.type }, "Progress could not be shown.");
    }
  }
}

/** A run that a day's limit has cut off is not over, though it reached the store. */
function outcomeOf({ resumeAt, unchanged }: SyncReport): Pick<RunEnd, "outcome" | "error"> {
  if (resumeAt === null) return { outcome: unchanged ? "unchanged" : "committed" };
  const message = `A day's limit is reached until ${resumeAt}.`;
  return { outcome: "parked", error: { code: "RATE_LIMITED", message } };
}
