import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDemoAccount } from "../src/demo/account/make-demo-account.ts";
import { buildCypherEngine } from "../src/engines/cypher/cypher-engine.ts";
import { systemClock } from "../src/lib/clock.ts";
import { AccountKeys } from "../src/model/keys.ts";
import { Neo4jDatabase } from "../src/store/neo4j/database.ts";
import { demoQuestions } from "../test/conformance/demo/questions.ts";
import { readDemo } from "../test/conformance/demo/read-demo.ts";
import { askOrRefuse } from "../test/conformance/questions/question.ts";
import { indexOverStore } from "../test/conformance/systems/index-over-store.ts";
import { loadAccount, prepareDatabase } from "../test/neo4j/load-account.ts";
import { ProfilingGraph } from "./cypher/profiling-graph.ts";

// Writes into the header of each statement of cypher/access what its profiled plan costs: the most that any of the demo account's
// questions comes to. NEO4J_TEST_URI names a Neo4j that it may empty.
const uri = process.env["NEO4J_TEST_URI"];
if (uri === undefined) throw new Error("NEO4J_TEST_URI must name a Neo4j that may be emptied.");
const FOLDER = "cypher/access";
const USERS = 250;
const PAGES = [50, 3] as const;

const demo = makeDemoAccount({ users: USERS });
const account = await readDemo(demo);
const database = new Neo4jDatabase({ uri });
await prepareDatabase(database);
const { store, catalog, revision } = await loadAccount(database, account);
const { engine: index } = await indexOverStore(store, account);
const graph = new ProfilingGraph(uri);
const keys = new AccountKeys("zoom", demo.id);
const { coverage, lacks } = account;
const input = { graph, revision, coverage, catalog, lacks, clock: systemClock, index: async () => index };
const engine = buildCypherEngine(input);
for (const question of demoQuestions(demo, account)) {
  for (const first of PAGES) {
    const { page } = await askOrRefuse(question, engine, { first, after: null });
    if (page?.next != null) await askOrRefuse(question, engine, { first, after: page.next });
  }
}
// What none of these questions comes to, as one would ask it.
const member = keys.role("2");
const anybody = { apart: [], dormantToo: false, status: [], groups: [], text: "" };
await graph.ask("mark");
await graph.ask("who-can-count-most", { key: member });
await graph.ask("who-can-unsure", {
  checks: [{ some: [member], none: [keys.role("1")], everybody: false }],
  ...anybody,
});
await graph.ask("who-can-unsure-anybody", { none: [member], everybody: false, ...anybody });
await graph.close();
await database.close();

for (const file of readdirSync(FOLDER)) {
  const hits = graph.hits.get(file.replace(/\.cypher$/, ""));
  if (hits === undefined) console.log(`${file} was not asked`);
  else writeHeader(join(FOLDER, file), hits);
}

function writeHeader(path: string, hits: number): void {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => !line.startsWith("// Profiled: "));
  const end = lines.findIndex((line) => !line.startsWith("//"));
  lines.splice(end, 0, `// Profiled: at most ${hits} db hits on the demo account of ${USERS} users.`);
  writeFileSync(path, lines.join("\n"));
}
