import type { SectionCoverage, SectionStatus } from "../model/coverage.ts";

/** What a run tells while it goes on, in this order per section; sections overlap. */
export type SyncEvent =
  | {
      readonly type: "run-started";
      readonly run: number;
      /** Whether an unfinished run is continued. */
      readonly resumed: boolean;
      /** The selected sections, each after those that it depends on. */
      readonly sections: readonly string[];
    }
  | { readonly type: "section-started"; readonly section: string }
  | {
      readonly type: "section-planned";
      readonly section: string;
      readonly extents: number;
      /** Extents that an earlier attempt of this run has read: not read again. */
      readonly kept: number;
    }
  | {
      readonly type: "page";
      readonly section: string;
      readonly extent: string;
      /** Of the section so far. */
      readonly records: number;
      readonly facts: number;
    }
  | {
      readonly type: "extent-ended";
      readonly section: string;
      readonly extent: string;
      readonly status: SectionStatus;
      readonly reason: string | null;
      /** Extents of the section that ended so far, kept ones included. */
      readonly ended: number;
      readonly extents: number;
    }
  | {
      readonly type: "section-ended";
      readonly section: string;
      readonly summary: SectionCoverage;
      readonly records: number;
      readonly ms: number;
    }
  | { readonly type: "committing"; readonly opened: number; readonly closed: number }
  | { readonly type: "run-ended"; readonly revision: number | null };

/** Hears what a run does. It is called synchronously and must be quick; what it throws is logged and ignored. */
export type SyncProgress = (event: SyncEvent) => void;
