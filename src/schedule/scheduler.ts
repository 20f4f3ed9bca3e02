import type { Clock } from "../lib/clock.ts";
import { toWhocanError, type WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { sleepUntil } from "../lib/sleep-until.ts";
import type { SyncReport } from "../sync/report.ts";
import type { Runner } from "./runner.ts";
import type { Timetable } from "./timetable.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Times are spread by up to a tenth of the gap between two runs, and by no more than this. */
const MOST_JITTER_MS = 5 * MINUTE_MS;
const MOST_START_JITTER_MS = 5 * SECOND_MS;
const FIRST_RETRY_MS = MINUTE_MS;
const LAST_RETRY_MS = HOUR_MS;
/** A run of another process is waited for as long as one that died may pass for alive (five minutes), as after a container's restart. */
const HELD_TRIES = 6;

export interface SchedulerOptions {
  readonly timetable: Timetable;
  /** Names of connections, read one after the other. */
  readonly connections: readonly string[];
  readonly runner: Pick<Runner, "start" | "idle">;
  /** When the last run of a connection began, if it ended well; null where there is none, or a later one did not. It may throw. */
  readonly lastRun: (connection: string) => Date | null;
  /** Told each time that the next run's time is known, and undefined while one is under way. */
  readonly announce: (next: Date | undefined) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 up to 1. */
  readonly random?: () => number;
}

/** Reads the account when it is due: never twice at once, sooner after a failure, and soon after a start that comes too late. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #random: () => number;
  readonly #stopped = new AbortController();
  #going: Promise<void> | undefined;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  start(): void {
    this.#going ??= this.#go().catch((error: unknown) => {
      this.#options.logger.error({ err: error }, "no further run is scheduled");
    });
  }

  /** Starts no further run. Whoever closes the runner ends the one under way: wait for that first. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#going;
  }

  async #go(): Promise<void> {
    const { clock, logger } = this.#options;
    const { signal } = this.#stopped;
    let due = this.#firstTime();
    let failures = 0;
    while (!signal.aborted) {
      await this.#announce(due);
      if (!(await sleepUntil(due, clock, signal))) break;
      await this.#announce(undefined);
      const begun = clock.now();
      const { failure, resumeAt } = await this.#readAll();
      failures = failure === undefined ? 0 : failures + 1;
      due = earliest(this.#nextTime(begun, failure, failures), this.#resumeTime(resumeAt));
      if (!signal.aborted) logger.info({ next: due.toISOString() }, "the next run is scheduled");
    }
    await this.#announce(undefined);
  }

  async #announce(next: Date | undefined): Promise<void> {
    try {
      await this.#options.announce(next);
    } catch (error) {
      this.#options.logger.warn({ err: error }, "the next run cannot be announced");
    }
  }

  #firstTime(): Date {
    const { timetable, connections, clock } = this.#options;
    const now = clock.now();
    const times = connections.map((connection) => {
      const last = this.#lastRun(connection);
      return last === null ? now : timetable.next(last, last);
    });
    const due = new Date(Math.min(...times.map((time) => time.getTime())));
    return due <= now ? this.#spread(now, MOST_START_JITTER_MS) : this.#spread(due, MOST_JITTER_MS);
  }

  /** Where the record of runs cannot be read, the run itself says why, and is tried again. */
  #lastRun(connection: string): Date | null {
    try {
      return this.#options.lastRun(connection);
    } catch (error) {
      this.#options.logger.warn({ connection, err: error }, "the record of runs cannot be read");
      return null;
    }
  }

  #nextTime(begun: Date, failure: WhocanError | undefined, failures: number): Date {
    const { timetable, clock } = this.#options;
    const now = clock.now();
    const regular = this.#spread(timetable.next(begun, now), MOST_JITTER_MS);
    // A wrong configuration is not mended by time.
    if (failure === undefined || failure.errorClass === "config") return regular;
    const pause = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS);
    const named = Date.parse(String(failure.data?.["resumeAt"] ?? ""));
    const retry = this.#spread(new Date(Math.max(now.getTime() + pause, named || 0)), pause / 10);
    return retry < regular ? retry : regular;
  }

  /** When runs that a day's limit has cut off go on; not at once, as the provider's clock may be behind. */
  #resumeTime(resumeAt: string | null): Date | undefined {
    if (resumeAt === null) return undefined;
    const { clock } = this.#options;
    return this.#spread(
      new Date(Math.max(clock.now().getTime(), Date.parse(resumeAt)) + FIRST_RETRY_MS),
      MOST_JITTER_MS,
    );
  }

  /** The first failure of a connection, and the first time that one goes on. */
  async #readAll(): Promise<{ readonly failure: WhocanError | undefined; readonly resumeAt: string | null }> {
    let failure: WhocanError | undefined;
    let resumeAt: string | null = null;
    for (const connection of this.#options.connections) {
      try {
        const report = await this.#read(connection);
        if (report?.resumeAt && (resumeAt === null || report.resumeAt < resumeAt)) resumeAt = report.resumeAt;
      } catch (thrown) {
        failure ??= toWhocanError(thrown);
      }
    }
    return { failure, resumeAt };
  }

  /** After the run that is under way here, or in another process; one that goes on for minutes reads the account in our place. */
  async #read(connection: string): Promise<SyncReport | undefined> {
    const { runner, clock, logger } = this.#options;
    const { signal } = this.#stopped;
    for (let tries = 1; !signal.aborted; tries++) {
      await runner.idle();
      if (signal.aborted) break;
      try {
        return await (await runner.start({ connection }, "schedule")).ended;
      } catch (thrown) {
        const error = toWhocanError(thrown);
        if (error.code !== "RUN_IN_PROGRESS") throw error;
        if (tries > HELD_TRIES) {
          logger.warn({ connection, ...error.data }, "a scheduled run was left out: another one is under way");
          break;
        }
        logger.info({ connection, ...error.data }, "a scheduled run waits: another one is under way");
        await sleepUntil(new Date(clock.now().getTime() + MINUTE_MS), clock, signal);
      }
    }
    return undefined;
  }

  #spread(time: Date, most: number): Date {
    const { timetable, clock } = this.#options;
    const range = Math.min(timetable.gapMs(clock.now()) / 10, most);
    return new Date(time.getTime() + Math.floor(this.#random() * range));
  }
}

function earliest(time: Date, other: Date | undefined): Date {
  return other !== undefined && other < time ? other : time;
}
