import { defineCommand } from "../command.ts";
import { listOption } from "../options.ts";
import type { SyncOptions } from "../work/sync-all.ts";

export const sync = defineCommand<SyncOptions>({
  name: "sync",
  group: "Data",
  summary: "read the account and write what changed as one revision",
  details: `Needs ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET, or a whocan.yaml (docs/config.md). A section that Zoom
denies is reported and makes answers about it UNKNOWN; what was known of it stays. A run that was cut off goes on where it was, and so does
one that met a day's limit: start it again after the time that it names.`,
  examples: [
    ["ZOOM_ACCOUNT_ID=… ZOOM_CLIENT_ID=… ZOOM_CLIENT_SECRET=… whocan sync", "read the account"],
    ["whocan sync --only users,roles", "only some sections"],
    ["whocan sync --skip recordings --no-inactive", "without some"],
  ],
  configure: (command) => {
    command
      .option("--only <sections>", "only these; what they depend on is taken as it was last read", listOption)
      .option("--skip <sections>", "all but these", listOption)
      .option("--no-inactive", "leave deactivated users unread")
      .option("--connection <name>", "the connection of the file that is meant (default: all)");
  },
  async run({ options, session }) {
    const { syncAll } = await import("../work/sync-all.ts");
    await syncAll(session, options);
    return undefined;
  },
});
