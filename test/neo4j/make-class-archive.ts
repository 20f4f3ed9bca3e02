import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import neo4j from "neo4j-driver";
import { classArchiveOf } from "./class-archive.ts";
import { classPathOf } from "./class-path.ts";
import type { Java } from "./java.ts";
import type { Neo4jLine } from "./lines.ts";
import { withLock } from "./lock.ts";
import { startNeo4j } from "./start-neo4j.ts";

/** What tests do first: its classes are worth keeping. */
const USUAL = [
  "CREATE CONSTRAINT k IF NOT EXISTS FOR (n:A) REQUIRE n.key IS UNIQUE",
  "UNWIND [{key: 'a'}, {key: 'b'}] AS row MERGE (n:A {key: row.key}) SET n += row",
  "MATCH (a:A {key: 'a'}), (b:A {key: 'b'}) MERGE (a)-[r:R]->(b) SET r.n = 1",
  "MATCH (a:A)-[r]->(b) WHERE a.key > 'A' RETURN a.key AS key, type(r) AS type, count(*) AS n ORDER BY key LIMIT 5",
  "CALL () { MATCH (a:A) RETURN a UNION MATCH (a)-[:R]->() RETURN a } RETURN count(DISTINCT a) AS n",
  "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS",
];

/** Makes the class archive of a line, once per machine, Java and version. One that cannot be made is done without. */
export async function ensureClassArchive(line: Neo4jLine, { home: javaHome }: Java): Promise<void> {
  const file = classArchiveOf(line, javaHome, await classPathOf(line, javaHome));
  if (existsSync(file)) return;
  await withLock(`${file}.lock`, async () => {
    if (existsSync(file)) return;
    const made = `${file}.${process.pid}`;
    try {
      await makeIt(line, javaHome, made);
      renameSync(made, file);
    } catch {
      rmSync(made, { force: true });
      writeFileSync(file, "");
    }
  });
}

async function makeIt(line: Neo4jLine, javaHome: string, archiveTo: string): Promise<void> {
  const server = await startNeo4j({ line, javaHome, archiveTo });
  const driver = neo4j.driver(server.uri);
  try {
    const session = driver.session();
    for (const statement of USUAL) await session.run(statement);
    await session.close();
  } finally {
    await driver.close();
    await server.stop();
  }
}
