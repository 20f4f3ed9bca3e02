import { Option } from "commander";
import { defineCommand } from "../command.ts";
import { wholeNumber } from "../options.ts";
import type { DemoCommandOptions } from "../work/run-demo.ts";

export const demo = defineCommand<DemoCommandOptions>({
  name: "demo",
  group: "Server",
  summary: "read a made-up account from a fake Zoom over HTTP and answer about it",
  details: `The account is made from a seed and served in a process of its own as Zoom does; then it is read like a real one. It goes
to the data folder, where every other command finds it; a folder that holds a real account is refused.`,
  examples: [
    ["whocan demo", "read it, serve GraphQL, and print what to try"],
    ["whocan demo --users 5000 --seed 7 --no-serve", "a larger one, without the server"],
    ["whocan demo --limits pro", "as slowly as an account of that plan has to be read"],
    ["whocan demo --data /tmp/whocan-demo", "in another folder"],
  ],
  configure: (command) => {
    command
      .option("--users <n>", "how many users", wholeNumber("users", 1), 250)
      .option("--seed <n>", "the same seed makes the same account", wholeNumber("seed"), 1)
      .option("--no-serve", "stop after reading")
      .option("--keep", "keep an earlier demo's history: read the account again into it")
      .addOption(
        new Option(
          "--limits <plan>",
          "the fake Zoom keeps the rate limits of a plan, and reading keeps within them",
        ).choices(["free", "pro", "business"]),
      )
      .option("--port <port>", "of GraphQL; 0 takes a free one (default: 4000)", wholeNumber("port"));
  },
  async run({ options, session }) {
    const { runDemo } = await import("../work/run-demo.ts");
    await runDemo(session, options);
    return undefined;
  },
});
