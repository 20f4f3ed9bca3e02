import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect } from "vitest";

/**
 * Random inputs, as many as WHOCAN_TEST_RUNS says: 50 times so many where one costs microseconds, 5 times where it costs a fraction of a
 * millisecond, and a tenth where it opens a store.
 */
export const RUNS = Number(process.env["WHOCAN_TEST_RUNS"] ?? 2000);
export const cheap = { numRuns: RUNS * 50 };
export const middling = { numRuns: RUNS * 5 };
export const dear = { numRuns: Math.max(20, Math.ceil(RUNS / 10)) };

/** The processor time that no input may take. */
export const MOST_MS = 1000;

/** What this process has worked, so that a busy machine looks like no hang. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

setFlagsFromString("--expose-gc");
export const collectGarbage = runInNewContext("gc") as () => void;
/** What fast-check and the code of a first use may keep. */
const FLOOR = 48 * 1024 * 1024;

/** Bytes that are still reached. */
function heapKept(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Each test of the file leaves the heap less than twice as large as it was. */
export function keepMemory(): void {
  let kept = 0;
  beforeEach(() => {
    kept = heapKept();
  });
  afterEach(() => expect(heapKept()).toBeLessThan(Math.max(2 * kept, kept + FLOOR)));
}
