/**
 * A writer in a process of its own, to be killed: `writer.ts <uri> <size> <revisions> <options as JSON>`. Commits the history of that
 * size until the named revision is there, one more revision each time that a line comes in, and answers with the revision's number.
 */
import { createInterface } from "node:readline";
import { type Neo4jStoreOptions, openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { AccountHistory } from "./account-history.ts";
import { commitTo } from "./history.ts";

const [uri = "", size = "", begun = "", options = "{}"] = process.argv.slice(2);
const store = await openNeo4jStore({ ...(JSON.parse(options) as Partial<Neo4jStoreOptions>), uri });
const history = new AccountHistory(Number(size));
for (let revision = 0; revision < Number(begun); revision++) history.next();
process.stdout.write("open\n");
for await (const _line of createInterface({ input: process.stdin })) {
  const { number } = await commitTo(store, history.next());
  process.stdout.write(`${number}\n`);
}
await store.close();
