import type { Output } from "../output.ts";
import { plainProgress } from "./plain-progress.ts";
import type { ProgressView } from "./progress-view.ts";
import { taskProgress } from "./task-progress.ts";

/** A task list on a terminal, plain lines elsewhere, nothing with --quiet; always on stderr. */
export function showProgress(output: Output): ProgressView {
  if (output.quiet) return { progress: () => undefined, end: async () => undefined };
  return output.io.interactive ? taskProgress(output) : plainProgress(output);
}
