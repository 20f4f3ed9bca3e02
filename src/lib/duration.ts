const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNIT_MS;

/** Milliseconds of a length of time such as `90s`, `30m`, `6h` or `1d`; undefined for what is none. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^\s*(\d{1,9})\s*([smhd])\s*$/i.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * UNIT_MS[unit?.toLowerCase() as Unit];
}

/** The shortest way to write it: `6h`, not `360m`. */
export function formatDuration(ms: number): string {
  const units = (Object.entries(UNIT_MS) as [Unit, number][]).toReversed();
  const [unit, size] = units.find(([, each]) => ms % each === 0) ?? ["s", UNIT_MS.s];
  return `${ms / size}${unit}`;
}
