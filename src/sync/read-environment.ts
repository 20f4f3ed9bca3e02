import type { Clock } from "../lib/clock.ts";
import type { Logger } from "../lib/logger.ts";
import type { ExtentCoverage } from "../model/coverage.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { Age } from "./coverage-rows.ts";
import type { EndedExtent } from "./ended-extent.ts";
import type { KnownEmails } from "./known-facts.ts";
import type { SectionPlan } from "./plan.ts";
import type { SyncEvent } from "./progress.ts";
import type { RunsDb } from "./runs-db.ts";

/** What reading the sections of one run needs. */
export interface ReadEnvironment {
  readonly plan: SectionPlan;
  readonly runs: RunsDb;
  readonly run: number;
  /** The prefix of the account's keys. */
  readonly account: string;
  /** Coverage of the store's head, by section. */
  readonly previous: ReadonlyMap<string, readonly ExtentCoverage[]>;
  /** Extents that earlier attempts of this run read to their end, by section. */
  readonly kept: ReadonlyMap<string, readonly EndedExtent[]>;
  readonly age: Age;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Sections side by side, and extents of each section side by side. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Throws when this process may not write for the connection any more. */
  readonly confirmLease: () => void;
  readonly checkpoints: Checkpoints;
  /** Kept for this reading alone: by then all users of a section's dependencies have been said. */
  readonly emails: KnownEmails;
  readonly emit: (event: SyncEvent) => void;
  /** Told of an extent that can be read from then on, ISO 8601, and not before: the run is parked until then. */
  readonly waitUntil: (resumeAt: string) => void;
}
