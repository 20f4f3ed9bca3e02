import type { Clock } from "./clock.ts";

/** The wall clock is looked at this often: it may be set, and a machine may sleep. */
const LOOK_MS = 60_000;

/** True when the time has come, false when the signal ended the wait before. */
export async function sleepUntil(due: Date, clock: Clock, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const rest = due.getTime() - clock.now().getTime();
    if (rest <= 0) return true;
    await clock.sleep(Math.min(rest, LOOK_MS), signal).catch(() => undefined);
  }
  return false;
}
