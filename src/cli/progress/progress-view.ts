import type { SyncProgress } from "../../sync/progress.ts";

/** Shows what a run does while it goes on. `end` waits until all of it is shown; with an error, what is open is marked. */
export interface ProgressView {
  readonly progress: SyncProgress;
  end(error?: unknown): Promise<void>;
}
