import { defineCommand } from "../command.ts";
import { wholeNumber } from "../options.ts";

export const serve = defineCommand({
  name: "serve",
  group: "Server",
  summary: "answer GraphQL over HTTP on the loopback address",
  examples: [
    ["whocan serve", "on http://127.0.0.1:4000/graphql"],
    ["whocan serve --port 0", "on any free port"],
  ],
  configure: (command) => {
    command.option("--port <port>", "0 takes a free one (default: 4000)", wholeNumber("port"));
  },
  async run({ session }) {
    const { serveUntilEnd } = await import("../work/serve-until-end.ts");
    await serveUntilEnd(session);
    return undefined;
  },
});
