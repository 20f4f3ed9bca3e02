import { readdirSync, readFileSync } from "node:fs";
import { WhocanError } from "../../lib/errors.ts";
import { PACKAGE_ROOT } from "../../lib/package-root.ts";
import { integer, type Neo4jDatabase } from "./database.ts";
import { statementOf } from "./statements.ts";

const FOLDER = new URL("cypher/schema/", PACKAGE_ROOT);

/** The steps of the schema, in order: file n brings a store to format n. Released ones are never changed. */
function steps(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-.*\.cypher$/.test(name))
    .sort();
}

export function newestFormat(): number {
  return steps().length;
}

/** Brings a database from one format to the newest; every step can run again, also beside another process that does the same. */
export async function migrate(database: Neo4jDatabase, format: number): Promise<void> {
  for (const [index, name] of steps().entries()) {
    if (index < format) continue;
    for (const statement of statementsOf(name)) await database.write((transaction) => transaction.run(statement));
    await database.write((transaction) => transaction.run(statementOf("write/format"), { format: integer(index + 1) }));
  }
}

function statementsOf(name: string): string[] {
  const text = readFileSync(new URL(name, FOLDER), "utf8").replace(/^\/\/.*$/gm, "");
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((statement) => statement !== "");
}

/** Throws STORE_NEWER when the store has steps that we do not know. */
export function assertKnownFormat(format: number): void {
  if (format <= newestFormat()) return;
  throw new WhocanError("STORE_NEWER", `The store has format ${format}; this Whocan knows up to ${newestFormat()}.`, {
    field: "neo4j.uri",
  });
}
