import { untilAborted } from "./until-aborted.ts";

interface Job<Result> {
  readonly result: Promise<Result>;
  readonly stop: AbortController;
  /** How many wait for it. */
  waiting: number;
  /** It goes on to its end, whoever waits for it. */
  kept: boolean;
}

/** Does the work. It is stopped by the signal when nobody waits any more, unless it has called `keep`: then it goes on for who asks later. */
type Work<Result> = (wanted: AbortSignal, keep: () => void) => Promise<Result>;

/** Work that several may wait for: begun once for a key, and stopped when all of them have gone, unless it is kept. */
export class SharedWork<Result> {
  readonly #jobs = new Map<string, Job<Result>>();

  /** What the work of that key comes to, or the reason of `signal` when that comes first. Whoever brings no signal waits to the end. */
  async do(key: string, signal: AbortSignal | undefined, work: Work<Result>): Promise<Result> {
    signal?.throwIfAborted();
    const job = this.#jobs.get(key) ?? this.#begin(key, work);
    job.waiting++;
    const leave = () => {
      if (--job.waiting > 0 || job.kept) return;
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

  #begin(key: string, work: Work<Result>): Job<Result> {
    const stop = new AbortController();
    const hold = { waiting: 0, kept: false };
    const keep = () => {
      hold.kept = true;
    };
    const job: Job<Result> = Object.assign(hold, { result: work(stop.signal, keep), stop });
    this.#jobs.set(key, job);
    const end = () => {
      if (this.#jobs.get(key) === job) this.#jobs.delete(key);
    };
    job.result.then(end, end);
    return job;
  }
}
