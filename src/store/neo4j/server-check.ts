import { WhocanError } from "../../lib/errors.ts";
import type { Neo4jDatabase, Transaction } from "./database.ts";
import { isRefusal } from "./database-errors.ts";
import { statementOf } from "./statements.ts";

const OLDEST = [5, 26] as const;

/**
 * Refuses, before anything is written, a server that is none of Neo4j's or too old (STORE_UNSUPPORTED) and a database that holds
 * nodes of others (STORE_FOREIGN).
 */
export async function assertUsable(database: Neo4jDatabase): Promise<void> {
  await database.greet();
  const count = await database.read(async (transaction) => {
    const { name, version } = await readServer(transaction);
    assertSupported(name, version);
    const [row] = await transaction.run(statementOf("read/count-nodes"));
    return row;
  });
  // Both numbers are at hand; the nodes are looked at only where they differ, since somebody may have written in between.
  if (count?.["nodes"] === count?.["ours"]) return;
  const [foreign] = await database.read((transaction) => transaction.run(statementOf("read/foreign-node")));
  if (foreign === undefined) return;
  const label = String((foreign["labels"] as readonly string[])[0] ?? "without a label");
  throw new WhocanError("STORE_FOREIGN", `The database holds nodes that are not Whocan's: one is ${label}.`, {
    field: "neo4j.uri",
    help: "Give Whocan a Neo4j database of its own (NEO4J_URI, NEO4J_DATABASE), or remove those nodes.",
  });
}

interface Server {
  readonly name: string;
  readonly version: string;
}

/** Every Neo4j says what it is; other servers that speak Bolt do not know the question. */
async function readServer(transaction: Transaction): Promise<Server> {
  const nameless = (cause?: unknown) => unsupported("something that does not say what it is", cause);
  const [row] = await transaction.run(statementOf("read/server")).catch((error: unknown) => {
    throw isRefusal(error) ? nameless(error) : error;
  });
  if (row === undefined) throw nameless();
  return { name: String(row["name"]), version: String(row["version"]) };
}

export function assertSupported(name: string, version: string): void {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  const isNeo4j = name.startsWith("Neo4j");
  if (isNeo4j && (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))) return;
  throw unsupported(`${name} ${version}`);
}

function unsupported(what: string, cause?: unknown): WhocanError {
  return new WhocanError("STORE_UNSUPPORTED", `The server is ${what}; Whocan needs Neo4j ${OLDEST.join(".")}.`, {
    field: "neo4j.uri",
    cause,
  });
}
