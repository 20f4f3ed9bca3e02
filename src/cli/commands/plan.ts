import { defineCommand } from "../command.ts";
import type { PlanOptions } from "../work/plan-runs.ts";

export const plan = defineCommand<PlanOptions>({
  name: "plan",
  group: "Data",
  summary: "say how many calls a run will make, how long it takes and what a day's limit defers",
  details: `As many as the last run of each section took, less what an unfinished run has read that this one goes on with. A section that
was never read, or not wholly, is counted from the first pages of its lists, which asks Zoom a dozen times; nothing is kept of the
answers. What the day has spent already is subtracted from its budget. Times are by the limits of ZOOM_PLAN and our share of them
(WHOCAN_QUOTA_SHARE): a run cannot be faster, and is slower where Zoom takes its time.`,
  examples: [
    ["whocan plan", "before a run"],
    ["ZOOM_PLAN=free whocan plan", "what it would be by other limits"],
    ["whocan plan --json", "for scripts"],
  ],
  configure: (command) => {
    command.option("--connection <name>", "the connection of the file that is meant (default: all)");
  },
  async run({ options, session }) {
    const { planRuns } = await import("../work/plan-runs.ts");
    await planRuns(session, options);
    return undefined;
  },
});
