import type { Clock } from "../lib/clock.ts";
import type { Logger } from "../lib/logger.ts";
import { sleepUntil } from "../lib/sleep-until.ts";
import type { StoreCheck } from "./store-check-file.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const INTERVAL_MS = 7 * 24 * HOUR_MS;
/** A start has enough to do; only after an unclean stop nothing is more urgent. */
const AFTER_START_MS = 10 * MINUTE_MS;
const RETRY_MS = HOUR_MS;

export interface StoreCheckerOptions {
  /** Reads the store whole and keeps the result, until the signal ends it. Throws where it could not, and may where the store is damaged. */
  readonly check: (signal: AbortSignal) => Promise<void>;
  /** The last result that was kept. */
  readonly last: () => Promise<StoreCheck | null>;
  /** Whether the store was left in the middle of something. */
  readonly unclean: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Has the store checked after an unclean stop and every seven days, never twice at once. One that was never checked, or was damaged when it
 * was, is checked soon after the start.
 */
export class StoreChecker {
  readonly #options: StoreCheckerOptions;
  readonly #stopped = new AbortController();
  #going: Promise<void> | undefined;

  constructor(options: StoreCheckerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#going ??= this.#go().catch((error: unknown) => {
      this.#options.logger.error({ err: error }, "the store is not checked any more");
    });
  }

  /** Ends the check under way. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#going;
  }

  async #go(): Promise<void> {
    const { clock } = this.#options;
    let due = await this.#firstTime();
    while (await sleepUntil(due, clock, this.#stopped.signal)) {
      const pause = (await this.#check()) ? INTERVAL_MS : RETRY_MS;
      due = new Date(clock.now().getTime() + pause);
    }
  }

  async #firstTime(): Promise<Date> {
    const { clock, unclean, last } = this.#options;
    const now = clock.now().getTime();
    if (unclean) return new Date(now);
    const before = await last();
    const regular = before?.sound === true ? Date.parse(before.at) + INTERVAL_MS : now;
    return new Date(Math.max(regular, now + AFTER_START_MS));
  }

  /** Whether it could be made. */
  async #check(): Promise<boolean> {
    const { clock, check, last, logger, unclean } = this.#options;
    const { signal } = this.#stopped;
    const begun = clock.now();
    logger.info({ unclean }, "the store is being checked");
    const failure = await check(signal).catch((error: unknown) => ({ error }));
    if (signal.aborted) return false;
    const result = await last();
    if (result !== null && Date.parse(result.at) >= begun.getTime()) {
      this.#note(result);
      return true;
    }
    if (failure === undefined) return true;
    logger.warn({ err: failure.error }, "the store could not be checked; it is tried again in an hour");
    return false;
  }

  #note({ sound, revisions, facts, problems }: StoreCheck): void {
    const { logger } = this.#options;
    if (sound) logger.info({ revisions, facts }, "the store is sound");
    else
      logger.error({ revisions, facts, problems }, "the store is damaged: whocan store check names what does not hold");
  }
}
