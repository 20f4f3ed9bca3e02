import { writeFile } from "node:fs/promises";
import { Neo4jDatabase } from "../src/store/neo4j/database.ts";
import { startNeo4j } from "../test/neo4j/start-neo4j.ts";
import { loadDemoGraph } from "../test/queries/demo-graph.ts";
import { renderDocument } from "./queries/document.ts";
import { drawRole } from "./queries/role-picture.ts";

/**
 * Writes docs/role.svg, the graph of one role of the demo account, and docs/queries.md: every query of cypher/queries with what it
 * finds there, in a Neo4j of its own.
 */
const server = await startNeo4j();
const database = new Neo4jDatabase(server);
try {
  const graph = await loadDemoGraph(database);
  await writeFile("docs/role.svg", await drawRole(graph));
  await writeFile("docs/queries.md", await renderDocument(graph));
  console.log("wrote docs/role.svg and docs/queries.md");
} finally {
  await database.close();
  await server.stop();
}
