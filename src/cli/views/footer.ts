import type { Completeness, Counts, Gap } from "../../access/answers.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";

/** Lines under a list: how many rows of how many, in which states, from which revision, and how to go on. */
export async function printFooter(
  output: Output,
  page: {
    readonly shown: number;
    readonly totalCount: number;
    readonly counts: Counts | null;
    readonly revision: string;
    readonly next: string | null;
    readonly noun: string;
  },
): Promise<void> {
  const { shown, totalCount, counts, revision, next, noun } = page;
  const rows = shown === totalCount ? `${totalCount} ${noun}` : `${shown} of ${totalCount} ${noun}`;
  const states = counts === null ? "" : statesText(counts);
  await output.line(output.style("bold", `${rows}${states} · revision ${revision}`));
  if (next !== null) await output.line(`More: add --all, or --after ${next}`);
}

function statesText(counts: Counts): string {
  const parts = (["active", "unknown", "gated", "dormant"] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** Says whether anything unread could change the answer, and what to do about it. */
export async function printCompleteness(output: Output, completeness: Completeness): Promise<void> {
  if (completeness.complete) await output.line(output.style("green", "complete: nothing unread could change this"));
  for (const gap of completeness.gaps) {
    await output.line(`${output.style("yellow", "incomplete:")} ${safeText(gapText(gap))}`);
    await output.line(`  ${safeText(gap.remedy)}`);
  }
  for (const spot of completeness.blindSpots) {
    await output.line(`${output.style("dim", "not shown by Zoom:")} ${safeText(spot)}`);
  }
}

function gapText({ section, reason, missing }: Gap): string {
  const codes = missing === null ? "" : ` (missing ${missing.kind} ${missing.codes.join(" or ")})`;
  return `${section} – ${reason}${codes}`;
}
