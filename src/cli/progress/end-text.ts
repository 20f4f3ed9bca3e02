import type { SyncEvent } from "../../sync/progress.ts";

/** How a section ended, in a few words. */
export function endText({ summary, records, ms }: Extract<SyncEvent, { type: "section-ended" }>): string {
  const { status, reason, extents } = summary;
  const parts = extents.total > 1 ? ` in ${extents.total} extents` : "";
  const counted = `${records} records${parts}, ${(ms / 1000).toFixed(1)} s`;
  return status === "complete" ? counted : `${status}${reason === null ? "" : `, ${reason}`} (${counted})`;
}
