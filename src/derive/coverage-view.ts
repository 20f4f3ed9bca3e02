import { getOrMake } from "../lib/maps.ts";
import type { ExtentCoverage } from "../model/coverage.ts";

/** The rows of each section by their extents, where it has any. */
export interface CoverageSections {
  get(section: string): ReadonlyMap<string, ExtentCoverage> | undefined;
}

/** Of a section the rows that are not complete, in short. */
export interface Incomplete {
  readonly first: ExtentCoverage;
  readonly count: number;
  /** Of the first that lacks something known. */
  readonly missing: ExtentCoverage["missing"];
}

/** Answers what was read to its end, from a revision's coverage (docs/semantics.md 1). */
export class CoverageView {
  readonly #sections: CoverageSections;
  readonly #incomplete = new Map<string, Incomplete | null>();

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
    return this.planned(section) && this.incomplete(section) === null;
  }

  /** Looked for once: a section may have a row for each of many things. */
  incomplete(section: string): Incomplete | null {
    const known = this.#incomplete.get(section);
    if (known !== undefined) return known;
    const found = this.#findIncomplete(section);
    this.#incomplete.set(section, found);
    return found;
  }

  #findIncomplete(section: string): Incomplete | null {
    let first: ExtentCoverage | undefined;
    let count = 0;
    let missing: Incomplete["missing"] = null;
    for (const row of this.rows(section)) {
      if (row.status === "complete") continue;
      first ??= row;
      missing ??= row.missing;
      count++;
    }
    return first === undefined ? null : { first, count, missing };
  }

  /** Whether an extent may hold something that was not read. */
  unread(section: string, extent: string): boolean {
    const row = this.row(section, extent);
    return row === undefined ? !this.planned(section) : row.status !== "complete";
  }
}
