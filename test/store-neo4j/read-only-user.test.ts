import { expect, it, onTestFinished } from "vitest";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { newestFormat } from "../../src/store/neo4j/schema.ts";
import { commitNext } from "../contract/store-samples.ts";
import { startScriptedServer } from "./scripted-server.ts";

/** A server with an empty store, which refuses to write by a status. */
const refusing = (status: string) => (statement: string) => {
  if (/\b(?:CREATE|MERGE|SET|DELETE)\b/u.test(statement)) return status;
  if (statement.includes("dbms.components")) return [{ name: "Neo4j Kernel", version: "5.26.30" }];
  if (statement.includes("COUNT {")) return [{ nodes: 1, ours: 1 }];
  return [{ store: { format: newestFormat(), head: 0 }, revision: null }];
};

it.each([
  ["a user who may only read", "Neo.ClientError.Security.Forbidden"],
  ["a database that may only be read", "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"],
  ["a member of a cluster that follows", "Neo.ClientError.Cluster.NotALeader"],
])("%s opens no store for writing, and one for reading", async (_what, status) => {
  const server = await startScriptedServer({ agent: "Neo4j/5.26.30", answer: refusing(status) });
  const open = (readOnly: boolean) => openNeo4jStore({ uri: server.uri, readOnly, retryMs: 0 });
  const refused = { code: "STORE_READ_ONLY", field: "neo4j.user", help: expect.stringContaining("may be written") };
  await expect(open(false)).rejects.toMatchObject(refused);
  const store = await open(true);
  onTestFinished(() => store.close());
  expect(await store.head()).toBeNull();
  await expect(commitNext(store, {})).rejects.toMatchObject({
    code: "STORE_READ_ONLY",
    field: "neo4j.uri",
    help: expect.stringContaining("whocan sync"),
  });
});

it("a store in a database that is damaged is not restored as a file", async () => {
  const answer = (statement: string) =>
    statement.includes("WhocanStore)\n") ? [{ store: { format: 1 }, revision: null }] : refusing("")(statement);
  const { uri } = await startScriptedServer({ agent: "Neo4j/5.26.30", answer });
  await expect(openNeo4jStore({ uri, retryMs: 0 })).rejects.toMatchObject({
    code: "STORE_DAMAGED",
    help: expect.stringContaining("Restore the database"),
  });
});
