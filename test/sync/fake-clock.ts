import type { Clock } from "../../src/lib/clock.ts";

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #now = Date.parse("2026-11-22T12:00:00.000Z");

  now(): Date {
    return new Date(this.#now);
  }

  async sleep(ms: number): Promise<void> {
    this.#now += ms;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
