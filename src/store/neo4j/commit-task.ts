import type { CoverageText } from "../coverage-text.ts";
import type { CommitInfo } from "../graph-store.ts";
import type { Neo4jDatabase } from "./database.ts";
import type { Lease } from "./mark.ts";

export interface CommitSizes {
  /** A delta of more changes goes in several transactions. */
  readonly changesPerTransaction: number;
  readonly changesPerBatch: number;
}

/** A commit but for its delta. */
export interface CommitTask extends CommitSizes, Lease {
  readonly database: Neo4jDatabase;
  readonly coverage: readonly CoverageText[];
  readonly info: CommitInfo;
}
