import type { SectionCoverage } from "../model/coverage.ts";
import type { Revision } from "../store/graph-store.ts";

/** A privilege or scope of the account that the catalog does not know. */
export interface UnmappedCode {
  readonly kind: string;
  readonly code: string;
}

/** A relation that leads to nothing known. */
export interface Dangling {
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** What two sections say differently of a user. */
export interface Disagreement {
  readonly user: string;
  readonly relation: string;
  readonly to: string;
  readonly saidBy: readonly string[];
  readonly notSaidBy: readonly string[];
}

/** One run of one connection, as runs.db has it. */
export interface RunView {
  readonly id: string;
  readonly connection: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcome: string;
  readonly revision: string | null;
}

/** A store's revision with its number as GraphQL's ID. */
export interface RevisionView extends Omit<Revision, "number"> {
  readonly number: string;
}

/** What was read, when, and how completely. */
export interface StatusView {
  readonly revision: RevisionView | null;
  readonly lastRun: RunView | null;
  readonly coverage: readonly SectionCoverage[];
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
  readonly unmapped: readonly UnmappedCode[];
  readonly dangling: readonly Dangling[];
  readonly disagreements: readonly Disagreement[];
  readonly version: string;
}
