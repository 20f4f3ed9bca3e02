import { Option } from "commander";
import { defineCommand } from "../command.ts";
import { addScopeOptions, type ScopeOptions } from "../options.ts";

interface Options extends ScopeOptions {
  readonly format: "ndjson" | "json";
  readonly output?: string;
}

export const exportAccess = defineCommand<Options>({
  name: "export access",
  group: "Data",
  summary: "stream the whole matrix: one row per principal and grant, in all states",
  details: "Members' access to their own is one row per class, of AccountMembers. Rows are written as they are made.",
  examples: [
    ["whocan export access --format ndjson > access.ndjson", "everything, a row a line"],
    ["whocan export access --format json --output access.json", "as one JSON array, into a file"],
    ["whocan export access | grep '\"DataDelete\"'", "rows go through pipes"],
  ],
  configure: (command) => {
    command
      .addOption(new Option("--format <format>", "how rows are written").choices(["ndjson", "json"]).default("ndjson"))
      .option("--output <file>", "write to this file: whole, or not at all");
    addScopeOptions(command);
  },
  async run({ options, session }) {
    const { writeAccess } = await import("../work/write-access.ts");
    await writeAccess(session, options);
    return undefined;
  },
});
