const DAY_MS = 86_400_000;

/**
 * The calendar months in UTC, oldest first, that the last `days` days lie in: `2026-10`. Whole months, because Zoom answers at
 * most a month per call, and because an extent that always means the same days can be closed and compared from run to run.
 */
export function monthsCovering(days: number, now: Date): readonly string[] {
  const months: string[] = [];
  const first = new Date(now.getTime() - days * DAY_MS);
  let start = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1));
  while (start.getTime() <= now.getTime()) {
    months.push(start.toISOString().slice(0, 7));
    start = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
  }
  return months;
}

/** The first day of a month, and its last one or today. */
export function daysOf(month: string, now: Date): { readonly from: string; readonly to: string } {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const last = new Date(Math.min(Date.UTC(year, number, 0), now.getTime()));
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) };
}
