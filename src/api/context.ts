import type { EngineAt } from "../access/ask.ts";
import type { RunView, ScheduleView, StoreCheckView } from "../access/status.ts";
import type { SectionCoverage } from "../model/coverage.ts";
import type { Revision } from "../store/graph-store.ts";
import type { LazyStatus } from "./lazy-status.ts";
import type { Caller } from "./tokens/rights.ts";

/** Runs, of this server and of other processes. */
export interface RunPorts {
  /** Newest first, of one connection or of all. */
  list(connection: string | undefined, first: number): readonly RunView[];
  one(id: number): RunView | undefined;
  /** Resolves as soon as the run has begun. RUN_IN_PROGRESS, and what forbids to begin it. */
  start(request: { readonly connection?: string; readonly only?: readonly string[] }, by: string): Promise<RunView>;
  /** NO_SUCH_RUN for one that this server has not under way. */
  cancel(id: number): Promise<RunView>;
}

/** What the API needs of the application; app.ts gives it. */
export interface ApiPorts {
  readonly engineAt: EngineAt;
  /** The newest revision of the store, or null where there is none. */
  head(): Promise<Revision | null>;
  /** What the store's history has as the digest of a revision. NO_SUCH_REVISION. */
  revisionDigest(revision: number): Promise<string>;
  /** How completely a revision was read. */
  coverage(revision: number): Promise<readonly SectionCoverage[]>;
  /** Of that revision, or of the newest. Nobody's engine is asked for before its report is, which ends with the signal. */
  status(request: { readonly revision?: number | undefined; readonly signal: AbortSignal }): Promise<LazyStatus>;
  schedule(): Promise<ScheduleView | null>;
  /** When the store was read whole last; null where nobody has. */
  storeCheck(): Promise<StoreCheckView | null>;
  readonly runs: RunPorts;
}

/** One request: it ends when its signal does, by the deadline or because the client went away. */
export interface ApiContext extends Pick<ApiPorts, "engineAt" | "runs"> {
  /** Of the revision that questions are answered from. */
  status(): Promise<LazyStatus>;
  readonly caller: Caller;
  readonly signal: AbortSignal;
}
