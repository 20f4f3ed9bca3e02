import type { Clock } from "../../src/lib/clock.ts";

/** A clock that stands still but for sleeping, which is over at once and is remembered. */
export class FakeClock implements Clock {
  readonly slept: number[] = [];
  #now: number;

  constructor(start = "2026-11-15T12:00:00.000Z") {
    this.#now = Date.parse(start);
  }
  now(): Date {
    return new Date(this.#now);
  }
  advance(ms: number): void {
    this.#now += ms;
  }
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    this.#now += ms;
  }
}
