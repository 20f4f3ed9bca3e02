import { defineCommand } from "../command.ts";

export const tokenRevoke = defineCommand({
  name: "token revoke",
  group: "Server",
  summary: "take an API token back: a running server refuses it from then on",
  examples: [["whocan token revoke siem", "by its name, or by its id"]],
  configure: (command) => {
    command.argument("<token>", "its name or id");
  },
  async run({ args, session }) {
    const { revokeToken } = await import("../work/tokens.ts");
    await revokeToken(session, args[0] ?? "");
    return undefined;
  },
});
