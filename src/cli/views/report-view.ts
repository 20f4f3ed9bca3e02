import type { SyncAnswer } from "../../app.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";
import { printProjection } from "./projection-view.ts";
import { coverageTable } from "./status-view.ts";

/** What a run did: each section's end, then the revision or that nothing changed. */
export async function printReport(output: Output, report: SyncAnswer): Promise<void> {
  const { sections, revision, opened, closed, requests, account, connection } = report;
  await output.line(coverageTable(output, sections));
  const seconds = ((Date.parse(report.endedAt) - Date.parse(report.startedAt)) / 1000).toFixed(1);
  const effort = `${requests} requests, ${seconds} s`;
  const what =
    revision === null
      ? `nothing changed, no revision written (${effort})`
      : `revision ${revision.number}, ${opened} facts opened, ${closed} closed (${effort})`;
  await output.line(output.style("bold", safeText(`Account ${account} by ${connection}: ${what}`)));
  if (report.resumeAt !== null) {
    const text = `A day's limit is reached. From ${report.resumeAt} on, whocan sync goes on with what is missing; what was read is not asked for again.`;
    await output.line(output.style("yellow", safeText(text)));
  }
  await printProjection(output, report.projection);
}
