import { CoverageView } from "../../../derive/coverage-view.ts";
import { append, getOrMake } from "../../../lib/maps.ts";
import type { ColdBytes } from "../../../lib/sections/sections.ts";
import { TextHeap } from "../../../lib/sections/text-heap.ts";
import type { ExtentCoverage } from "../../../model/coverage.ts";

/** Where the rows of each section are. */
export type CoverageAbout = Readonly<Record<string, readonly [start: number, end: number]>>;

/** Writes coverage section by section, so that nobody reads the rows of a section that no question is about. */
export function packCoverage(heaps: Map<string, TextHeap>, rows: Iterable<ExtentCoverage>): CoverageAbout {
  const sections = new Map<string, ExtentCoverage[]>();
  for (const row of rows) append(sections, row.section, row);
  const heap = new TextHeap();
  const places = [...sections].map(([section, its]) => {
    const start = heap.add(JSON.stringify(its));
    return [section, [start, heap.length] as const] as const;
  });
  heaps.set("coverage", heap);
  return Object.fromEntries(places);
}

export function openCoverage(about: CoverageAbout, text: ColdBytes): CoverageView {
  const sections = new Map<string, ReadonlyMap<string, ExtentCoverage>>();
  return new CoverageView({
    get: (section) => {
      if (!Object.hasOwn(about, section)) return undefined;
      return getOrMake(sections, section, () => {
        const [start, end] = about[section] ?? [0, 0];
        const rows = JSON.parse(text.text(start, end)) as ExtentCoverage[];
        return new Map(rows.map((row) => [row.extent, row]));
      });
    },
  });
}
