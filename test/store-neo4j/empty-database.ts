import { inGraph } from "./graph.ts";

/** Takes everything out of the database of the server that the tests share, but for the schema. */
export async function emptyDatabase(): Promise<void> {
  await inGraph("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS");
}
