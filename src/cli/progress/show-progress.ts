import type { SyncProgress } from "../../sync/progress.ts";
import type { Output } from "../output.ts";
import { plainProgress } from "./plain-progress.ts";
import { taskProgress } from "./task-progress.ts";

/** Shows what a run does while it goes on. `end` waits until all of it is shown; with an error, what is open is marked. */
export interface ProgressView {
  readonly progress: SyncProgress;
  end(error?: unknown): Promise<void>;
}

/** A task list on a terminal, plain lines elsewhere, nothing with --quiet; always on stderr. */
export function showProgress(output: Output): ProgressView {
  if (output.quiet) return { progress: () => undefined, end: async () => undefined };
  return output.io.interactive ? taskProgress(output) : plainProgress(output);
}
