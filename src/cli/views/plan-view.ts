import type { RunPlan } from "../../app.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";
import { type Cell, renderTable } from "./table.ts";

/** Calls per section and per rate label, the time that limits want, and what a day's limit defers. */
export async function printPlan(output: Output, plan: RunPlan): Promise<void> {
  const { connection, sections, quotas, calls, ms, deferred } = plan;
  const share = `${Math.round(plan.quotaShare * 100)} % of the limits of plan ${plan.plan}`;
  await output.line(output.style("bold", safeText(`Connection ${connection}: by ${share}`)));
  const sectionColumns = [
    { title: "SECTION" },
    { title: "CALLS", align: "right" },
    { title: "RATE" },
    { title: "COUNTED BY" },
  ] as const;
  const sectionRows = sections.map(({ section, calls, quota, basis }): Cell[] => [
    section,
    `${calls}`,
    labelOf(quota),
    basis,
  ]);
  await output.line(renderTable(sectionColumns, sectionRows, output));
  const quotaColumns = [
    { title: "RATE" },
    { title: "CALLS", align: "right" },
    { title: "AT LEAST", align: "right" },
    { title: "A DAY" },
    { title: "LEFT TODAY", align: "right" },
  ] as const;
  const quotaRows = quotas.map(({ quota, calls, ms, daily }): Cell[] => [
    labelOf(quota),
    `${calls}`,
    timeText(ms),
    daily === null ? "no daily limit" : `${daily.calls} calls`,
    daily === null ? "" : `${daily.left}`,
  ]);
  await output.line(`\n${renderTable(quotaColumns, quotaRows, output)}`);
  for (const { pool, calls, days } of deferred) {
    const text = `${calls} calls of ${poolText(pool)} are beyond today's budget: a run stops there, and goes on after 00:00 UTC when it is started again, on ${days} days in all. A larger share (WHOCAN_QUOTA_SHARE) or fewer sections (whocan sync --skip) take less.`;
    await output.line(output.style("yellow", safeText(text)));
  }
  await output.line(
    `\n${output.style("bold", `${calls} calls with the token's, ${deferred.length === 0 ? `at least ${timeText(ms)}` : "more than is left of today's budget"}`)}`,
  );
}

function labelOf(quota: string | null): string {
  return quota === null ? "" : quota.replace(/^core\//, "");
}

function poolText(pool: string): string {
  return labelOf(pool).replace("+", " and ");
}

/** `0 s`, `45 s`, `12 min`, `3.5 h`. */
function timeText(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = seconds / 60;
  return minutes < 90 ? `${Math.ceil(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}
