import type { Completeness, Counts, EngineName, Gap } from "../../access/answers.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";

export interface ListSummary {
  readonly shown: number;
  readonly totalCount: number;
  /** Null for rows without states. */
  readonly counts: Counts | null;
  /** The states that the list was asked for. */
  readonly states: readonly string[];
  readonly revision: string;
  /** What gave the answer. */
  readonly engine: EngineName;
  readonly next: string | null;
  /** What a row is: `principal`. */
  readonly noun: string;
}

/** Lines under a list: how many rows of how many, in which states, what was left out, and how to go on. */
export async function printFooter(output: Output, summary: ListSummary): Promise<void> {
  const { shown, totalCount, counts, states, revision, engine, next, noun } = summary;
  const nouns = totalCount === 1 ? noun : `${noun}s`;
  const rows = shown === totalCount ? `${totalCount} ${nouns}` : `${shown} of ${totalCount} ${nouns}`;
  const listed = counts === null ? "" : statesText(counts, (state) => states.includes(state));
  const left = counts === null ? "" : statesText(counts, (state) => !states.includes(state));
  const line = [
    `${rows}${listed === "" ? "" : `: ${listed}`}`,
    left === "" ? "" : `left out: ${left} (--states)`,
    givenBy({ revision, engine }),
  ];
  await output.line(output.style("bold", line.filter((part) => part !== "").join(" · ")));
  if (next !== null) await output.line(`More: add --all, or --after ${next}`);
}

/** What an answer rests on, and what gave it. */
export function givenBy({ revision, engine }: { readonly revision: string; readonly engine: EngineName }): string {
  return `revision ${revision} · by ${engine}`;
}

/** Counts of the chosen states, those without any left out. */
function statesText(counts: Counts, chosen: (state: string) => boolean): string {
  return (["active", "unknown", "gated", "dormant"] as const)
    .filter((state) => counts[state] > 0 && chosen(state.toUpperCase()))
    .map((state) => `${counts[state]} ${state}`)
    .join(", ");
}

/** Says whether anything unread could change the answer, and what to do about it. */
export async function printCompleteness(output: Output, completeness: Completeness): Promise<void> {
  if (completeness.complete) await output.line(output.style("green", "complete: nothing unread could change this"));
  for (const gap of completeness.gaps) {
    await output.line(`${output.style("yellow", "incomplete:")} ${safeText(gapText(gap))}`);
    await output.line(`  ${safeText(gap.remedy)}`);
  }
  for (const spot of completeness.blindSpots) {
    await output.line(`${output.style("dim", "never read:")} ${safeText(spot)}`);
  }
}

function gapText({ section, reason, missing }: Gap): string {
  const codes = missing === null ? "" : ` (missing ${missing.kind} ${missing.codes.join(" or ")})`;
  return `${section} – ${reason}${codes}`;
}
