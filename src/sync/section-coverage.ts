import type { ExtentCoverage, SectionCoverage, SectionStatus } from "../model/coverage.ts";

/** Of extents that all ended without any fact for good, the first of these is the section's status. */
const NOTHING_READ: readonly SectionStatus[] = ["denied", "not-in-plan", "failed", "not-selected"];

/**
 * Sums up the rows of coverage by section, in the order of their first rows. A section is complete only when its own row
 * and every extent's is; when its own row is not complete, that row says why.
 */
export function summarizeCoverage(rows: readonly ExtentCoverage[]): SectionCoverage[] {
  const bySection = new Map<string, ExtentCoverage[]>();
  for (const row of rows) {
    const ofSection = bySection.get(row.section);
    if (ofSection === undefined) bySection.set(row.section, [row]);
    else ofSection.push(row);
  }
  return [...bySection].map(([section, ofSection]) => summarize(section, ofSection));
}

/** One section in sum; without rows it was not selected. */
export function summarizeSection(section: string, rows: readonly ExtentCoverage[]): SectionCoverage {
  return summarize(
    section,
    rows.filter((row) => row.section === section),
  );
}

function summarize(section: string, rows: readonly ExtentCoverage[]): SectionCoverage {
  const own = rows.find((row) => row.extent === "");
  const parts = rows.filter((row) => row.extent !== "");
  const counted = parts.length === 0 && own !== undefined ? [own] : parts;
  const complete = counted.filter((row) => row.status === "complete").length;
  return {
    section,
    ...verdictOf(own, parts),
    facts: rows.reduce((sum, row) => sum + row.facts, 0),
    extents: { total: counted.length, complete },
  };
}

type Verdict = Pick<SectionCoverage, "status" | "reason" | "missing">;

function verdictOf(own: ExtentCoverage | undefined, parts: readonly ExtentCoverage[]): Verdict {
  if (own === undefined && parts.length === 0) {
    return { status: "not-selected", reason: "It has not been selected so far.", missing: null };
  }
  if (own !== undefined && own.status !== "complete") {
    return { status: own.status, reason: own.reason, missing: own.missing };
  }
  const open = parts.filter((row) => row.status !== "complete");
  const first = open[0];
  if (first === undefined) return { status: "complete", reason: null, missing: null };
  const status = statusOf(open, open.length === parts.length);
  const example = open.find((row) => row.status === status) ?? first;
  const missing = example.missing ?? open.find((row) => row.missing !== null)?.missing ?? null;
  if (open.length === 1 && parts.length === 1) return { status, reason: example.reason, missing };
  const reason = `${open.length} of ${parts.length} extents are not complete, such as ${example.extent}: ${example.reason ?? example.status}`;
  return { status, reason, missing };
}

function statusOf(open: readonly ExtentCoverage[], nothingComplete: boolean): SectionStatus {
  if (!nothingComplete || open.some((row) => row.status === "partial")) return "partial";
  return NOTHING_READ.find((status) => open.some((row) => row.status === status)) ?? "partial";
}
