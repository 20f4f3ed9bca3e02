import { Cron } from "croner";
import { formatDuration } from "../lib/duration.ts";
import { WhocanError } from "../lib/errors.ts";

/** When runs are due. */
export interface Timetable {
  /** For people: `every 6h`, `cron 0 *\/6 * * *`. */
  readonly text: string;
  /** The first time after a run that began at `last` that also lies after `now`: what was missed is not made up for. */
  next(last: Date, now: Date): Date;
  /** How far the time after next lies from the next one, in milliseconds. */
  gapMs(now: Date): number;
}

/** At most one of the two is set; none: no timetable. CONFIG_INVALID for an expression that names no time to come. */
export function timetableOf(
  { every, cron }: { readonly every?: number | undefined; readonly cron?: string | undefined },
  now: Date,
): Timetable | undefined {
  if (every !== undefined) return everyTimetable(every);
  return cron === undefined ? undefined : cronTimetable(cron, now);
}

function everyTimetable(ms: number): Timetable {
  return {
    text: `every ${formatDuration(ms)}`,
    next: (last, now) => {
      const missed = Math.max(0, Math.floor((now.getTime() - last.getTime()) / ms));
      return new Date(last.getTime() + (missed + 1) * ms);
    },
    gapMs: () => ms,
  };
}

function cronTimetable(expression: string, start: Date): Timetable {
  const cron = parse(expression);
  const after = (time: Date): Date => {
    const next = cron.nextRun(time);
    if (next === null) throw noSuchTime(expression);
    return next;
  };
  after(start);
  return {
    text: `cron ${expression}`,
    next: (last, now) => after(last > now ? last : now),
    gapMs: (now) => {
      const next = after(now);
      return (cron.nextRun(next) ?? next).getTime() - next.getTime();
    },
  };
}

function parse(expression: string): Cron {
  try {
    // A single date is no timetable.
    if (/^\d{4}-/.test(expression)) throw noSuchTime(expression);
    return new Cron(expression, { paused: true, mode: "5-part" });
  } catch {
    throw noSuchTime(expression);
  }
}

function noSuchTime(expression: string): WhocanError {
  return new WhocanError("CONFIG_INVALID", `sync.cron (WHOCAN_SYNC_CRON) is wrong: ${expression} names no time.`, {
    field: "sync.cron",
    help: "Write minute, hour, day of month, month and day of week: 0 */6 * * * is every six hours.",
  });
}
