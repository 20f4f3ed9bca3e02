import { parseArgs } from "node:util";
import { LINES, type Neo4jLine } from "./lines.ts";
import { startNeo4j } from "./start-neo4j.ts";

// A server to work with: `npx tsx test/neo4j/run-server.ts [--line 2026]` prints its address, then
// `NEO4J_TEST_URI=… npx vitest run --project neo4j` runs tests on it. Ends on Ctrl-C.
const { values } = parseArgs({ options: { line: { type: "string", default: "5.26" } } });
const line = values.line as Neo4jLine;
if (!(line in LINES)) throw new Error(`--line is one of ${Object.keys(LINES).join(", ")}.`);
const server = await startNeo4j({ line });
process.stdout.write(`NEO4J_TEST_URI=${server.uri}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void server.stop().finally(() => process.exit(0)));
}
