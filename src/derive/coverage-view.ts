import { getOrMake } from "../lib/maps.ts";
import type { ExtentCoverage } from "../model/coverage.ts";

/** The rows of each section by their extents, where it has any. */
export interface CoverageSections {
  get(section: string): ReadonlyMap<string, ExtentCoverage> | undefined;
}

/** Answers what was read to its end, from a revision's coverage (docs/semantics.md 1). */
export class CoverageView {
  readonly #sections: CoverageSections;

  constructor(sections: CoverageSections) {
    this.#sections = sections;
  }

  static of(rows: Iterable<ExtentCoverage>): CoverageView {
    const sections = new Map<string, Map<string, ExtentCoverage>>();
    for (const row of rows) {
      getOrMake(sections, row.section, () => new Map<string, ExtentCoverage>()).set(row.extent, row);
    }
    return new CoverageView(sections);
  }

  /** The row of an extent, or of the section itself for `""`. */
  row(section: string, extent: string): ExtentCoverage | undefined {
    return this.#sections.get(section)?.get(extent);
  }

  rows(section: string): Iterable<ExtentCoverage> {
    return this.#sections.get(section)?.values() ?? [];
  }

  /** Extents of a section that have a row, its own row apart. */
  extents(section: string): string[] {
    return [...this.rows(section)].flatMap(({ extent }) => (extent === "" ? [] : [extent]));
  }

  /** The section's own row is complete: all its extents are known. */
  planned(section: string): boolean {
    return this.row(section, "")?.status === "complete";
  }

  /** The section and every extent of it were read to the end. */
  complete(section: string): boolean {
    if (!this.planned(section)) return false;
    for (const row of this.rows(section)) if (row.status !== "complete") return false;
    return true;
  }

  /** Whether an extent may hold something that was not read. */
  unread(section: string, extent: string): boolean {
    const row = this.row(section, extent);
    return row === undefined ? !this.planned(section) : row.status !== "complete";
  }
}
