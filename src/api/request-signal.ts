import { WhocanError } from "../lib/errors.ts";

export interface RequestSignal {
  readonly signal: AbortSignal;
  /** The client went away: CANCELLED. */
  cancel(): void;
  /** From now on the request may take as long as its client reads. */
  lift(): void;
}

/**
 * A signal that aborts with DEADLINE when a request's time is up. An engine that works without a pause lets no timer
 * fire, so whoever looks at `aborted` also looks at the clock.
 */
export function requestSignal(deadlineMs: number): RequestSignal {
  const controller = new AbortController();
  let end = performance.now() + deadlineMs;
  const expire = () =>
    controller.abort(new WhocanError("DEADLINE", `The answer took longer than ${deadlineMs / 1000} s.`));
  const timer = setTimeout(expire, deadlineMs);
  const { signal } = controller;
  let isAborted = false;
  signal.addEventListener("abort", () => {
    isAborted = true;
    clearTimeout(timer);
  });
  Object.defineProperty(signal, "aborted", {
    get: () => {
      if (!isAborted && performance.now() >= end) expire();
      return isAborted;
    },
  });
  return {
    signal,
    cancel: () => controller.abort(new WhocanError("CANCELLED", "The client went away.")),
    lift() {
      end = Number.POSITIVE_INFINITY;
      clearTimeout(timer);
    },
  };
}
