import { describe, expect, it } from "vitest";
import type { ExtentCoverage, Missing, SectionStatus } from "../model/coverage.ts";
import { summarizeCoverage, summarizeSection } from "./section-coverage.ts";

const scope: Missing = { kind: "scope", codes: ["user:read:admin"] };

function row(extent: string, status: SectionStatus, facts = 0, missing: Missing | null = null): ExtentCoverage {
  return {
    section: "users",
    extent,
    status,
    reason: status === "complete" ? null : `${extent} ${status}`,
    missing,
    facts,
  };
}

/** Status of a section with these rows. */
function statusOf(...rows: ExtentCoverage[]): SectionStatus {
  return summarizeSection("users", rows).status;
}

describe("a section in sum", () => {
  it("is complete only when its own row and every extent's is", () => {
    expect(summarizeCoverage([row("", "complete"), row("a", "complete", 3), row("b", "complete", 4)])).toEqual([
      {
        section: "users",
        status: "complete",
        reason: null,
        missing: null,
        facts: 7,
        extents: { total: 2, complete: 2 },
      },
    ]);
    expect(statusOf(row("", "complete"), row("a", "partial"))).toBe("partial");
    expect(statusOf(row("", "failed"), row("a", "complete"))).toBe("failed");
  });

  it("that is one whole list counts as one extent", () => {
    expect(summarizeSection("users", [row("", "denied", 0, scope)])).toEqual({
      ...{ section: "users", status: "denied", reason: " denied", missing: scope, facts: 0 },
      extents: { total: 1, complete: 0 },
    });
  });

  it("read in extents of which there are none is complete", () => {
    expect(summarizeSection("users", [row("", "complete")])).toMatchObject({ status: "complete" });
  });

  it("without rows was not selected", () => {
    expect(summarizeSection("users", [])).toMatchObject({ status: "not-selected", extents: { total: 0, complete: 0 } });
    expect(summarizeCoverage([])).toEqual([]);
  });

  it("takes the reason and what is missing from its own row first", () => {
    const own = { ...row("", "denied", 0, scope), reason: "It depends on roles." };
    expect(summarizeSection("users", [own, row("a", "failed")])).toMatchObject({
      reason: "It depends on roles.",
      missing: scope,
    });
  });

  it("is denied when every extent is, and names what is missing", () => {
    const rows = [row("", "complete"), row("a", "denied", 0, scope), row("b", "denied", 0, scope)];
    expect(summarizeSection("users", rows)).toMatchObject({ status: "denied", missing: scope });
    expect(summarizeSection("users", rows).reason).toBe("2 of 2 extents are not complete, such as a: a denied");
  });

  it("is partial as soon as anything of it was read", () => {
    expect(statusOf(row("", "complete"), row("a", "denied"), row("b", "complete"))).toBe("partial");
    expect(statusOf(row("", "complete"), row("a", "denied"), row("b", "partial"))).toBe("partial");
    expect(statusOf(row("", "complete"), row("a", "failed"), row("b", "denied"))).toBe("denied");
    expect(statusOf(row("", "complete"), row("a", "failed"), row("b", "not-in-plan"))).toBe("not-in-plan");
  });
});
