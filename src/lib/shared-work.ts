import { untilAborted } from "./until-aborted.ts";

interface Job<Result> {
  readonly result: Promise<Result>;
  readonly stop: AbortController;
  /** How many wait for it. */
  waiting: number;
}

/** Work that several may wait for: begun once for a key, and stopped when all of them have gone. */
export class SharedWork<Result> {
  readonly #jobs = new Map<string, Job<Result>>();

  /** What the work of that key comes to, or the reason of `signal` when that comes first. Whoever brings no signal waits to the end. */
  async do(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted();
    const job = this.#jobs.get(key) ?? this.#begin(key, work);
    job.waiting++;
    const leave = () => {
      if (--job.waiting > 0) return;
      if (this.#jobs.get(key) === job) this.#jobs.delete(key);
      job.stop.abort(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    try {
      return await untilAborted(job.result, signal);
    } finally {
      signal?.removeEventListener("abort", leave);
    }
  }

  #begin(key: string, work: (signal: AbortSignal) => Promise<Result>): Job<Result> {
    const stop = new AbortController();
    const job: Job<Result> = { result: work(stop.signal), stop, waiting: 0 };
    this.#jobs.set(key, job);
    const end = () => {
      if (this.#jobs.get(key) === job) this.#jobs.delete(key);
    };
    job.result.then(end, end);
    return job;
  }
}
