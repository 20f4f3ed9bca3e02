import type { ProjectionOutcome } from "../../app.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";

/** What became of the projection; nothing in a store without one. A failure is said with what to do about it. */
export async function printProjection(output: Output, outcome: ProjectionOutcome | null): Promise<void> {
  if (outcome === null) return;
  if (outcome.failed !== undefined) {
    const { code, message, help } = outcome.failed;
    output.note(safeText(`warning: the projection is not of this revision yet. ${message} (${code})`));
    output.note(safeText(`  next: ${help}`));
    return;
  }
  const { how, revision, written, dropped } = outcome;
  const what = how === "updated" ? `updated, ${written} relations written, ${dropped} dropped` : how;
  await output.line(`Projection of revision ${revision}: ${what}`);
}
