import { defineCommand } from "../command.ts";

export const storeCheck = defineCommand({
  name: "store check",
  group: "Data",
  summary:
    "read the whole store again and check fingerprints, counts, the chain of revisions and, in Neo4j, what is derived",
  examples: [["whocan store check", "exit code 0 when it is sound"]],
  async run({ session }) {
    const { checkStore } = await import("../work/check-store.ts");
    await checkStore(session);
    return undefined;
  },
});
