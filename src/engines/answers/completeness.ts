import type { Completeness, Gap } from "../../access/answers.ts";
import { type AnswerScope, blindSpotsOf } from "../../catalog/blind-spots.ts";
import type { Account } from "../../derive/account.ts";
import type { CoverageView, Incomplete } from "../../derive/coverage-view.ts";
import type { PossibleGrant } from "../../derive/grant.ts";
import { compareBytes } from "../../model/facts.ts";

const REMEDIES: Readonly<Record<string, string>> = {
  catalog: "Try the operation with a test account of that role, and report what Zoom does.",
  "product-roles":
    "Look at the products' own roles in Zoom's web portal; a product that the account does not have belongs in lacks.",
};

/** Of answers about what one principal may do, in some classes or, where that is null, in all. */
export function scopeOf(account: Account, principal: string, classes: readonly string[] | null): AnswerScope {
  return { kinds: [account.isApp(principal) ? "app" : "user"], classes };
}

/** Of answers that list no principals. */
export const NOBODY: AnswerScope = { kinds: [], classes: [] };

/** Writes gaps out, one per section, with the reason that the coverage gives. */
export function completenessOf(
  coverage: CoverageView,
  sections: Iterable<string>,
  reasons: ReadonlyMap<string, string>,
  scope: AnswerScope,
): Completeness {
  const gaps = [...new Set(sections)]
    .sort(compareBytes)
    .map((section) => describe(coverage, section, reasons.get(section)));
  return { complete: gaps.length === 0, gaps, blindSpots: blindSpotsOf(scope) };
}

/** Why a gap is one, where it is not the coverage that says so: of several reasons the first in byte order. */
export function gapReasons(possible: Iterable<Pick<PossibleGrant, "gap" | "reason">>): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { gap, reason } of possible) {
    const known = reasons.get(gap);
    if (known === undefined || compareBytes(reason, known) < 0) reasons.set(gap, reason);
  }
  return reasons;
}

function describe(coverage: CoverageView, section: string, reason: string | undefined): Gap {
  const incomplete = coverage.incomplete(section);
  const missing = incomplete?.missing ?? null;
  return {
    section,
    reason: incomplete === null ? (reason ?? `${section} was not read.`) : coverageReason(section, incomplete),
    missing,
    remedy: REMEDIES[section] ?? remedyFor(section, missing),
  };
}

function coverageReason(section: string, { first, count }: Incomplete): string {
  const extents = count > 1 ? ` (${count} parts of it)` : "";
  return `${section} is ${first.status}${extents}: ${first.reason ?? "no reason was given"}`;
}

function remedyFor(section: string, missing: Gap["missing"]): string {
  if (missing === null) return `Read it again: whocan sync --only ${section}.`;
  const what = missing.codes.join(" or ");
  if (missing.kind === "scope") return `Add the scope ${what} to the app, then whocan sync.`;
  if (missing.kind === "privilege") return `Give the app owner's role the privilege ${what}, then whocan sync.`;
  return "The account's plan does not include it.";
}
