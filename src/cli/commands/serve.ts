import { defineCommand } from "../command.ts";
import { wholeNumber } from "../options.ts";

export const serve = defineCommand({
  name: "serve",
  group: "Server",
  summary: "answer GraphQL over HTTP, and read the account on a schedule",
  details: `Beyond the loopback address it demands an API token, made by whocan token create. /healthz and /readyz are for probes,
/metrics for Prometheus. A new revision is served as soon as it is ready, whoever wrote it. docs/operations.md says how to run it.`,
  examples: [
    ["whocan serve", "on http://127.0.0.1:4000/graphql"],
    ["whocan serve --port 0", "on any free port"],
    ["whocan serve --every 6h", "and read the account every six hours, now if that is due"],
    ["whocan serve --host 0.0.0.0 --cron '0 */6 * * *'", "for others too, who need a token"],
  ],
  configure: (command) => {
    command
      .option("--host <address>", "listen on this address; beyond loopback it takes a token (default: 127.0.0.1)")
      .option("--port <port>", "0 takes a free one (default: 4000)", wholeNumber("port"))
      .option("--every <time>", "read the account this often: 30m, 6h, 1d")
      .option("--cron <expression>", "read the account at these times: minute hour day month weekday");
  },
  async run({ session }) {
    const { serveUntilEnd } = await import("../work/serve-until-end.ts");
    await serveUntilEnd(session);
    return undefined;
  },
});
