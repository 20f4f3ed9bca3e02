import { Option } from "commander";
import { defineCommand } from "../command.ts";
import { addScopeOptions, type ScopeOptions } from "../options.ts";

interface Options extends ScopeOptions {
  readonly format: "ndjson" | "json" | "csv";
  readonly output?: string;
  readonly raw?: true;
}

export const exportAccess = defineCommand<Options>({
  name: "export access",
  group: "Data",
  summary: "stream the whole matrix: one row per principal and grant, in all states",
  details:
    "Members' access to their own is one row per class, of AccountMembers. Rows are written as they are made. CSV is made for a spreadsheet: no name is a formula there, and characters that cannot be seen are spelled out. With --raw it holds every text as it is, for programs. Its last column names the sections that the rows may lack something of.",
  examples: [
    ["whocan export access --format ndjson > access.ndjson", "everything, a row a line"],
    ["whocan export access --format csv --output access.csv", "for a spreadsheet"],
    ["whocan export access --format json --output access.json", "as one JSON array, into a file"],
    ["whocan export access | grep '\"DataDelete\"'", "rows go through pipes"],
  ],
  configure: (command) => {
    command
      .addOption(
        new Option("--format <format>", "how rows are written").choices(["ndjson", "json", "csv"]).default("ndjson"),
      )
      .option("--output <file>", "write to this file: whole, or not at all")
      .option("--raw", "CSV with every text as it is, formulas too: for programs, not for a spreadsheet");
    addScopeOptions(command);
  },
  async run({ options, session }) {
    const { writeAccess } = await import("../work/write-access.ts");
    await writeAccess(session, options);
    return undefined;
  },
});
