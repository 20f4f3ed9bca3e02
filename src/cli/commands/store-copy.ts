import { defineCommand } from "../command.ts";
import type { CopyOptions } from "../work/copy-store.ts";

export const storeCopy = defineCommand<CopyOptions>({
  name: "store copy",
  group: "Data",
  summary: "write the whole history of one store into the other, sqlite or neo4j",
  details: `Every revision gets the digest that it had. The target must be empty, or hold the beginning of the same history: a copy that was
broken off goes on there. Both are found by the settings, whichever WHOCAN_STORE names.`,
  examples: [
    ["NEO4J_URI=… NEO4J_PASSWORD=… whocan store copy --from sqlite --to neo4j", "from the file to the database"],
    ["whocan store copy --from neo4j --to sqlite --data backup", "and back, into another folder"],
  ],
  configure: (command) => {
    command.requiredOption("--from <store>", "sqlite or neo4j").requiredOption("--to <store>", "the other one");
  },
  async run({ options, session }) {
    const { copyStore } = await import("../work/copy-store.ts");
    await copyStore(session, options);
    return undefined;
  },
});
