import type { Clock } from "../lib/clock.ts";
import { WhocanError } from "../lib/errors.ts";
import { type Exchange, type HttpAnswer, type HttpRequest, type Interceptor, parseJson } from "./exchange.ts";
import { rateLimited } from "./limiter.ts";
import { isLasting, wasReached } from "./network-error.ts";
import { retryAfterMs } from "./retry-after.ts";

/** What a provider makes of a 429: wait and try again, or give the quota up until a time. */
export type Throttle = { readonly waitMs: number } | { readonly parkUntil: Date };

export interface RetryOptions {
  readonly clock: Clock;
  /** Reads a 429; `attempt` counts from 0. */
  readonly throttle: (answer: HttpAnswer, attempt: number) => Throttle;
  /** Told when a quota is given up, so that no other request asks in vain. */
  readonly onPark?: (quota: string, until: Date) => void;
  /** Requests in all for one answer, the first included. */
  readonly attempts?: number;
  readonly baseDelayMs?: number;
  readonly maxDelayMs?: number;
  /** 0 to 1, for jitter. */
  readonly random?: () => number;
}

/** A host that no connection reaches is rarely back within seconds, and somebody may be waiting for the message. */
const UNREACHABLE_ATTEMPTS = 3;
/** A body that was cut off, or a page that somebody on the way has put in its place, may be gone at the next try; a wrong host stays one. */
const UNREADABLE_ATTEMPTS = 3;
const FLEETING = new Set([408, 500, 502, 503, 504, 520, 522, 524]);

/**
 * Tries again with growing, jittered delays: on 5xx, resets, time-outs and a 200 that is not JSON where the request is repeatable, on
 * 429 as the provider says. `Retry-After` outranks our own delay. When the attempts are used up the last answer, error or
 * RATE_LIMITED stands.
 */
export function retrying(options: RetryOptions): Interceptor {
  const attempts = options.attempts ?? 6;
  return (next) => async (request) => {
    for (let attempt = 0; ; attempt++) {
      const result = await attemptOnce(next, request);
      const waitMs =
        result instanceof WhocanError ? delayMs(options, attempt) : waitFor(result, request, attempt, options);
      if (waitMs === undefined && !(result instanceof WhocanError)) return result;
      if (attempt + 1 >= Math.min(attempts, mostAttempts(result)) || waitMs === undefined)
        return finish(result, waitMs ?? 0, options);
      await options.clock.sleep(waitMs, request.signal);
    }
  };
}

/** The answer, or the error where trying again may help; other errors are thrown. */
async function attemptOnce(next: Exchange, request: HttpRequest): Promise<HttpAnswer | WhocanError> {
  try {
    return await next(request);
  } catch (thrown) {
    const fleeting = thrown instanceof WhocanError && (thrown.code === "NETWORK" || thrown.code === "TIMEOUT");
    if (fleeting && request.repeatable) return thrown;
    throw thrown;
  }
}

function mostAttempts(result: HttpAnswer | WhocanError): number {
  if (result instanceof WhocanError) {
    if (isLasting(result)) return 1;
    return wasReached(result) ? Number.POSITIVE_INFINITY : UNREACHABLE_ATTEMPTS;
  }
  return result.status === 200 ? UNREADABLE_ATTEMPTS : Number.POSITIVE_INFINITY;
}

/** Milliseconds to wait before the next attempt, or undefined where the answer stands. */
function waitFor(answer: HttpAnswer, request: HttpRequest, attempt: number, options: RetryOptions): number | undefined {
  if (answer.status === 429) {
    const throttle = options.throttle(answer, attempt);
    if ("waitMs" in throttle) return throttle.waitMs;
    options.onPark?.(request.quota, throttle.parkUntil);
    throw rateLimited(throttle.parkUntil, { daily: true });
  }
  const isFleeting = FLEETING.has(answer.status) || (answer.status === 200 && parseJson(answer) === undefined);
  if (!isFleeting || !request.repeatable) return undefined;
  const asked = retryAfterMs(answer.headers["retry-after"], options.clock.now());
  return Math.min(asked ?? delayMs(options, attempt), options.maxDelayMs ?? 60_000);
}

function finish(result: HttpAnswer | WhocanError, waitMs: number, options: RetryOptions): HttpAnswer {
  if (result instanceof WhocanError) throw result;
  if (result.status === 429) throw rateLimited(new Date(options.clock.now().getTime() + waitMs), { daily: false });
  return result;
}

/** Half of the exponential delay is fixed, half is chance: retries of several requests do not arrive together. */
export function delayMs(options: Pick<RetryOptions, "baseDelayMs" | "maxDelayMs" | "random">, attempt: number): number {
  const full = Math.min((options.baseDelayMs ?? 500) * 2 ** attempt, options.maxDelayMs ?? 60_000);
  return Math.round(full / 2 + (full / 2) * (options.random ?? Math.random)());
}
