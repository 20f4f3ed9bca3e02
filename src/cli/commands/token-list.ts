import { defineCommand } from "../command.ts";

export const tokenList = defineCommand({
  name: "token list",
  group: "Server",
  summary: "show the API tokens that there are, not what they are",
  examples: [["whocan token list", "ids, names, what each may do, and since when"]],
  async run({ session }) {
    const { listTokens } = await import("../work/tokens.ts");
    await listTokens(session);
    return undefined;
  },
});
