import { defineCommand } from "../command.ts";

interface Options {
  readonly config?: string;
  readonly settings?: boolean;
  readonly extents?: boolean;
}

export const status = defineCommand<Options>({
  name: "status",
  group: "Data",
  summary: "show what was read, when and how completely, and what needs attention",
  details: `Revision and age, last run, how completely each section was read, codes that the catalog does not know, relations
that lead nowhere, and where two complete sections disagree. What whocan cannot read is told by whocan doctor.`,
  examples: [
    ["whocan status", "revision, last run, coverage, counts"],
    ["whocan status --extents", "with every extent that is not complete, and why"],
    ["whocan status --settings", "the settings that hold and where each comes from; a secret prints as set"],
  ],
  configure: (command) => {
    command
      .option("--extents", "name every extent that is not complete")
      .option("--settings", "the effective configuration instead; secrets print as set");
  },
  async run({ options, session }) {
    const { printSettings, printStatus } = await import("../views/status-view.ts");
    if (options.settings) await printSettings(session.output, await session.config());
    else await printStatus(session.output, await (await session.app()).status(), options);
    return undefined;
  },
});
