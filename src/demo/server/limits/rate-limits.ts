import { getOrMake } from "../../../lib/maps.ts";
import type { Reply } from "../reply.ts";
import { type Family, type Label, type Plan, publishedRate, type Rate } from "./published-limits.ts";
import { DAILY, midnightAfter, PER_SECOND, throttled } from "./throttled.ts";

/** The limits that hold. */
export interface LimitRules {
  readonly plan: Plan;
  /** All limits times so much, for accounts larger than the time there is. */
  readonly times?: number;
}

/** An operation as the limits see it. */
export interface LimitedOperation {
  readonly family: Family;
  readonly rateLabel: Label;
}

/**
 * Counts requests as Zoom does: per account, family and rate label, within any second (or minute), and within a UTC day. What is refused
 * is not counted.
 */
export class RateLimits {
  readonly #clock: () => number;
  readonly #recent = new Map<string, Recent>();
  readonly #days = new Map<string, { day: number; requests: number }>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The refusal of a request that is beyond the limits; undefined, and counted, for any other. */
  refusal({ family, rateLabel }: LimitedOperation, { plan, times = 1 }: LimitRules): Reply | undefined {
    const rate = publishedRate(plan, family, rateLabel);
    if (rate === undefined) return undefined;
    const now = this.#clock();
    const category = { "x-ratelimit-category": rateLabel.charAt(0).toUpperCase() + rateLabel.slice(1) };
    const daily = this.#dayOf(rate, now);
    if (rate.daily !== undefined && daily !== undefined && daily.requests >= rate.daily.requests * times) {
      const until = midnightAfter(new Date(now));
      const limit = counts(rate.daily.requests * times);
      return throttled(DAILY, { ...category, ...limit, "x-ratelimit-type": "Daily-limit", "retry-after": until });
    }
    const recent = getOrMake(this.#recent, `${family} ${rateLabel}`, () => new Recent());
    if (recent.since(now - rate.windowMs) >= rate.requests * times) {
      return throttled(PER_SECOND, { ...category, ...counts(rate.requests * times), "x-ratelimit-type": "QPS" });
    }
    recent.add(now);
    if (daily !== undefined) daily.requests++;
    return undefined;
  }

  #dayOf({ daily }: Rate, now: number): { requests: number } | undefined {
    if (daily === undefined) return undefined;
    const day = Math.floor(now / 86_400_000);
    const known = this.#days.get(daily.pool);
    if (known?.day === day) return known;
    const fresh = { day, requests: 0 };
    this.#days.set(daily.pool, fresh);
    return fresh;
  }
}

function counts(limit: number): Record<string, string> {
  return { "x-ratelimit-limit": String(limit), "x-ratelimit-remaining": "0" };
}

/** Times of requests, of which the old ones are forgotten. */
class Recent {
  #times: number[] = [];
  #first = 0;

  /** How many are not as old as this. */
  since(time: number): number {
    while ((this.#times[this.#first] ?? Number.POSITIVE_INFINITY) <= time) this.#first++;
    if (this.#first > 1000 && this.#first * 2 > this.#times.length) {
      this.#times = this.#times.slice(this.#first);
      this.#first = 0;
    }
    return this.#times.length - this.#first;
  }

  add(time: number): void {
    this.#times.push(time);
  }
}
