import { expect, it } from "vitest";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { startScriptedServer } from "./scripted-server.ts";

const SYNTAX = "Neo.ClientError.Statement.SyntaxError";

/** A server that says what it is, and does not understand what came after Neo4j 4. */
const neo4jOf = (version: string) => (statement: string) => {
  if (statement.includes("COUNT {")) return SYNTAX;
  return statement.includes("dbms.components") ? [{ name: "Neo4j Kernel", version }] : [];
};

it.each([
  ["a Neo4j that is too old", "Neo4j/4.4.38", neo4jOf("4.4.38"), "Neo4j Kernel 4.4.38"],
  ["one that is older yet", "Neo4j/4.2.19", neo4jOf("4.2.19"), "Neo4j Kernel 4.2.19"],
  [
    "one that does not know the question",
    "Neo4j/v5.11.0 compatible graph database server",
    () => "Neo.ClientError.Procedure.ProcedureNotFound",
    "does not say what it is",
  ],
  [
    "one with errors of its own",
    "Neo4j/v5.11.0 compatible graph database server - Memgraph",
    () => "Memgraph.ClientError.MemgraphError.MemgraphError",
    "no Neo4j server",
  ],
  ["one that answers with nothing", "Other/1.0", () => [], "does not say what it is"],
])("%s is refused by name, and asked for nothing more", async (_what, agent, answer, said) => {
  for (const readOnly of [false, true]) {
    const server = await startScriptedServer({ agent, answer });
    await expect(openNeo4jStore({ uri: server.uri, readOnly, retryMs: 0 })).rejects.toMatchObject({
      code: "STORE_UNSUPPORTED",
      field: "neo4j.uri",
      message: expect.stringContaining(said),
      help: expect.stringContaining("5.26"),
    });
    expect(server.statements).toEqual([expect.stringContaining("dbms.components")]);
  }
});

it("a server that fails for a moment is not taken for another one", async () => {
  const answer = () => "Neo.TransientError.Request.NoThreadsAvailable";
  const { uri } = await startScriptedServer({ agent: "Neo4j/5.26.30", answer });
  await expect(openNeo4jStore({ uri, retryMs: 0 })).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
});
