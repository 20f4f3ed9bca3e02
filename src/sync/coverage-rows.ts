import type { ExtentCoverage } from "../model/coverage.ts";
import { compareBytes } from "../model/facts.ts";
import type { EndedExtent } from "./ended-extent.ts";

/** What a run found out about the extents of one section. */
export interface SectionReading {
  readonly section: string;
  /** Its own row first, where it is read in extents; then the extents that were read. */
  readonly rows: readonly EndedExtent[];
  /** Extents whose subject does not exist any more. */
  readonly gone: ReadonlySet<string>;
}

/** A row as it stands when it was not read again: stale ones become partial. */
export type Age = (row: ExtentCoverage) => ExtentCoverage;

/** Facts that an extent of the section holds. */
export type FactCount = (section: string, extent: string) => number;

/**
 * The rows of a section that was read: those of the run, and of extents that it did not plan (the months before its window) the
 * rows as they were.
 */
export function rowsOfReading(
  reading: SectionReading,
  previous: readonly ExtentCoverage[],
  age: Age,
  factsOf: FactCount,
): ExtentCoverage[] {
  const read = new Set(reading.rows.map((row) => row.extent));
  const kept = previous.filter(({ extent }) => !read.has(extent) && !reading.gone.has(extent));
  return [
    ...reading.rows.map(({ section, extent, status, reason, missing }) => {
      return { section, extent, status, reason, missing, facts: factsOf(section, extent) };
    }),
    ...kept.map(age),
  ];
}

/** The rows of a section that was not selected: as they were, and one that says so only when there never was any. */
export function rowsOfUnselected(section: string, previous: readonly ExtentCoverage[], age: Age): ExtentCoverage[] {
  if (previous.length > 0) return previous.map(age);
  const reason = "It has not been selected so far.";
  return [{ section, extent: "", status: "not-selected", reason, missing: null, facts: 0 }];
}

export function groupBySection(rows: readonly ExtentCoverage[]): Map<string, ExtentCoverage[]> {
  const bySection = new Map<string, ExtentCoverage[]>();
  for (const row of rows) {
    const ofSection = bySection.get(row.section);
    if (ofSection === undefined) bySection.set(row.section, [row]);
    else ofSection.push(row);
  }
  return bySection;
}

/** In the order in which stores return coverage. */
export function compareRows(a: ExtentCoverage, b: ExtentCoverage): number {
  return compareBytes(a.section, b.section) || compareBytes(a.extent, b.extent);
}

/** Makes extents that were not read again within the limit partial. `readAt` is undefined for what nobody of ours reads. */
export function agingBy(freshnessMs: number, now: Date, readAt: (row: ExtentCoverage) => string | undefined): Age {
  return (row) => {
    const at = readAt(row);
    if (row.status !== "complete" || at === undefined || now.getTime() - Date.parse(at) <= freshnessMs) return row;
    return { ...row, status: "partial", reason: `It is stale: read last at ${at}.`, missing: null };
  };
}
