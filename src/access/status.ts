import type { ExtentCoverage, SectionCoverage, SectionStatus } from "../model/coverage.ts";
import type { AccountReport, EngineName } from "./answers.ts";

/** What was read, when, and how completely. */
export interface StatusView {
  readonly revision: RevisionView | null;
  readonly lastRun: RunView | null;
  readonly schedule: ScheduleView | null;
  readonly store: StoreView;
  readonly coverage: readonly SectionCoverage[];
  /** Extents, and sections' own rows, that are not complete. */
  readonly incomplete: readonly ExtentCoverage[];
  readonly counts: AccountReport["nodeCounts"];
  readonly unmapped: AccountReport["unmapped"];
  readonly dangling: AccountReport["dangling"];
  readonly disagreements: AccountReport["disagreements"];
  /** ISO 8601, UTC: when this was found out; ages are counted from it. */
  readonly evaluatedAt: string;
  readonly version: string;
}

/** A store's revision with its number as GraphQL's ID. */
interface RevisionView {
  readonly number: string;
  readonly at: string;
  readonly connection: string;
  readonly account: string;
  readonly catalogDigest: string;
  readonly factsDigest: string;
  readonly digest: string;
  readonly parentDigest: string | null;
  readonly counts: { readonly facts: number; readonly opened: number; readonly closed: number };
}

/** When a server reads the account by itself. */
export interface ScheduleView {
  readonly text: string;
  readonly nextRunAt: string | null;
}

/** Where facts are kept, and what answers. */
export interface StoreView {
  readonly name: string;
  readonly engine: EngineName;
  readonly applying: string | null;
  readonly check: StoreCheckView | null;
  readonly projection: { readonly revision: string; readonly state: string; readonly current: boolean } | null;
}

/** When the store was read whole last, and what came of it. */
export interface StoreCheckView {
  readonly at: string;
  readonly sound: boolean;
  readonly revisions: number;
  readonly facts: number;
  readonly problems: number;
}

/** One run of one connection, with GraphQL's names. */
export interface RunView {
  readonly id: string;
  readonly connection: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcome: string;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly help: string;
    readonly field: string | null;
  } | null;
  readonly revision: string | null;
  readonly opened: number;
  readonly closed: number;
  readonly records: number;
  readonly requests: number;
  readonly sections: readonly {
    readonly section: string;
    readonly status: "waiting" | "reading" | SectionStatus;
    readonly records: number;
    readonly extents: { readonly ended: number; readonly total: number | null };
  }[];
}
