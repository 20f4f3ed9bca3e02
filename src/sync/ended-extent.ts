import type { Missing, SectionStatus } from "../model/coverage.ts";

/** How an extent, or a section's own row, ended in a run. */
export interface EndedExtent {
  readonly section: string;
  readonly extent: string;
  readonly status: SectionStatus;
  readonly reason: string | null;
  readonly missing: Missing | null;
  readonly records: number;
  readonly readAt: string;
}

export interface SaidExtent {
  /** How many facts it said: as many must be staged when they are committed. */
  readonly facts: number;
  /** Whether a run that goes on reads it again, however it ended. */
  readonly again?: boolean;
}

export interface ExtentEnd extends Partial<SaidExtent> {
  readonly role?: "read" | "own";
}
