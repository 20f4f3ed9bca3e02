import { RIGHTS } from "../../api/tokens/rights.ts";
import { defineCommand } from "../command.ts";
import { listOption } from "../options.ts";

export const tokenCreate = defineCommand<{ readonly name?: string; readonly may?: readonly string[] }>({
  name: "token create",
  group: "Server",
  summary: "make an API token for whocan serve, and print it this once",
  details: `Only a hash of it is kept, in the data folder. A running server takes it from its next request on. Clients send it as
"Authorization: Bearer <token>".`,
  examples: [
    ["whocan token create --name siem", "one that may do everything"],
    ["whocan token create --name prometheus --may metrics > prometheus.token", "one for metrics alone, into a file"],
  ],
  configure: (command) => {
    command
      .option("--name <name>", "to know it by: letters, digits, dots, hyphens (default: token-1 and on)")
      .option("--may <list>", `what it may do, of ${RIGHTS.join(", ")} (default: all)`, listOption);
  },
  async run({ options, session }) {
    const { createToken } = await import("../work/tokens.ts");
    await createToken(session, options);
    return undefined;
  },
});
