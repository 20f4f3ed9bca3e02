import type { Clock } from "../lib/clock.ts";
import { WhocanError } from "../lib/errors.ts";
import { untilAborted } from "../lib/until-aborted.ts";
import type { Interceptor } from "./exchange.ts";

/** How fast one quota may be drawn on; all numbers are after our share of it was taken. */
export interface QuotaLimit {
  /** Milliseconds between the starts of two requests; 0 for no limit. */
  readonly minTimeMs: number;
  /** Requests in one UTC day, and the pool that they are counted in: several quotas may share one. */
  readonly daily: { readonly pool: string; readonly requests: number } | null;
}

/** How many requests of a UTC day, `2026-08-01`, were drawn from a pool. */
export interface SpentDays {
  requests(pool: string, day: string): number;
  add(pool: string, day: string): void;
}

/** Gives each attempt its slot. */
export interface Limiter {
  /** Waits for a slot of the quota; RATE_LIMITED, with the resume time, where the day's requests are spent. */
  slot(quota: string, signal: AbortSignal | undefined): Promise<void>;
  /** The provider said that the quota is spent: no slot before that time. */
  park(quota: string, until: Date): void;
  close(): Promise<void>;
}

/** Spaces the requests of each quota, and counts those of a UTC day: a spent day is refused, not waited for. */
export class QuotaLimiter implements Limiter {
  readonly #clock: Clock;
  readonly #limitOf: (quota: string) => QuotaLimit;
  readonly #queues = new Map<string, { last: Promise<void>; nextAt: number }>();
  readonly #closing = new AbortController();
  readonly #spent: SpentDays;
  readonly #parked = new Map<string, Date>();

  constructor(clock: Clock, limitOf: (quota: string) => QuotaLimit, spent: SpentDays = new DaysOfThisProcess()) {
    this.#clock = clock;
    this.#limitOf = limitOf;
    this.#spent = spent;
  }

  async slot(quota: string, signal: AbortSignal | undefined): Promise<void> {
    const limit = this.#limitOf(quota);
    this.#refuseSpent(quota, limit);
    if (limit.minTimeMs > 0) await untilAborted(this.#turn(quota, limit.minTimeMs, signal), signal);
    signal?.throwIfAborted();
    this.#refuseSpent(quota, limit);
    this.#spend(limit);
  }

  park(quota: string, until: Date): void {
    this.#parked.set(this.#limitOf(quota).daily?.pool ?? quota, until);
  }

  async close(): Promise<void> {
    this.#closing.abort(new WhocanError("CANCELLED", "The connection was closed while a request waited for its turn."));
  }

  /**
   * Waits for those that came before, then until the quota's next start. Who does not want the turn any more leaves it to the next one.
   * CANCELLED when the limiter is closed meanwhile.
   */
  #turn(quota: string, minTimeMs: number, signal: AbortSignal | undefined): Promise<void> {
    const queue = this.#queues.get(quota) ?? { last: Promise.resolve(), nextAt: 0 };
    this.#queues.set(quota, queue);
    const turn = queue.last.then(async () => {
      signal?.throwIfAborted();
      const now = this.#clock.now().getTime();
      const at = Math.max(now, queue.nextAt);
      if (at > now) await this.#clock.sleep(at - now, this.#closing.signal);
      this.#closing.signal.throwIfAborted();
      signal?.throwIfAborted();
      queue.nextAt = at + minTimeMs;
    });
    queue.last = turn.catch(() => undefined);
    return turn;
  }

  #refuseSpent(quota: string, { daily }: QuotaLimit): void {
    const now = this.#clock.now();
    const pool = daily?.pool ?? quota;
    const until = this.#parked.get(pool);
    if (until !== undefined && until.getTime() > now.getTime()) throw rateLimited(until, { daily: true });
    this.#parked.delete(pool);
    if (daily !== null && this.#spent.requests(daily.pool, this.#day()) >= daily.requests)
      throw rateLimited(nextUtcDay(now), { daily: true });
  }

  #spend({ daily }: QuotaLimit): void {
    if (daily !== null) this.#spent.add(daily.pool, this.#day());
  }

  #day(): string {
    return this.#clock.now().toISOString().slice(0, 10);
  }
}

class DaysOfThisProcess implements SpentDays {
  readonly #pools = new Map<string, { readonly day: string; requests: number }>();

  requests(pool: string, day: string): number {
    const entry = this.#pools.get(pool);
    return entry?.day === day ? entry.requests : 0;
  }

  add(pool: string, day: string): void {
    this.#pools.set(pool, { day, requests: this.requests(pool, day) + 1 });
  }
}

/** The limiter as an interceptor, nearest the socket: every attempt pays for a slot. */
export function limited(limiter: Limiter): Interceptor {
  return (next) => async (request) => {
    await limiter.slot(request.quota, request.signal);
    return next(request);
  };
}

/** 00:00 UTC of the following day: when daily quotas are full again. */
export function nextUtcDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}

/** RATE_LIMITED with `data.resumeAt`, ISO 8601 in UTC, and whether the calls of a day are spent, not of a second or minute. */
export function rateLimited(resumeAt: Date, { daily }: { readonly daily: boolean }): WhocanError {
  const at = resumeAt.toISOString();
  return new WhocanError("RATE_LIMITED", `The provider's rate limit is reached until ${at}.`, {
    data: { resumeAt: at, daily },
  });
}
