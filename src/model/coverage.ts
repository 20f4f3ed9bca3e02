/** How a section, or one extent of it, ended. */
export const SECTION_STATUSES = ["complete", "partial", "denied", "not-in-plan", "failed", "not-selected"] as const;
export type SectionStatus = (typeof SECTION_STATUSES)[number];

/** Why a declared field of a node has no value. */
export const ABSENCE_REASONS = [
  "NOT_GRANTED",
  "NOT_IN_PLAN",
  "ERROR",
  "NOT_READ",
  "NOT_SELECTED",
  "NOT_RETURNED",
] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** By how the extent ended that would have said the value. */
export const ABSENCE_OF_STATUS: Readonly<Record<SectionStatus, AbsenceReason>> = {
  denied: "NOT_GRANTED",
  "not-in-plan": "NOT_IN_PLAN",
  failed: "ERROR",
  partial: "NOT_READ",
  "not-selected": "NOT_SELECTED",
  complete: "NOT_RETURNED",
};

/** What Zoom asked for and did not find: scopes (any of them suffices) or role privileges. */
export interface Missing {
  readonly kind: "scope" | "privilege" | "plan";
  readonly codes: readonly string[];
}

/**
 * How one extent of a section was read last. `extent` is `""` for the section itself: for a section that is one
 * whole list that is its only row; a section read subject by subject or window by window has that row (were all its
 * extents known?) and one row per extent.
 */
export interface ExtentCoverage {
  readonly section: string;
  readonly extent: string;
  readonly status: SectionStatus;
  /** A sentence for people, or null where complete. */
  readonly reason: string | null;
  readonly missing: Missing | null;
  /** Facts that this extent said. */
  readonly facts: number;
}

/** A section in sum: complete only when its own row and every extent's is. A section without any row was not selected. */
export interface SectionCoverage {
  readonly section: string;
  readonly status: SectionStatus;
  readonly reason: string | null;
  readonly missing: Missing | null;
  readonly facts: number;
  readonly extents: { readonly total: number; readonly complete: number };
}
