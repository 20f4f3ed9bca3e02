const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** How long ago it was, in the largest unit that fits: `3 hours`. Clocks of several machines may differ: never negative. */
export function ageText(at: string, now: string): string {
  const ms = Math.max(0, Date.parse(now) - Date.parse(at));
  const [unit, size] = UNITS.find(([, each]) => ms >= each) ?? ["second", 1000];
  const count = Math.floor(ms / size);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
