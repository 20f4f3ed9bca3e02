import type { GraphStore } from "../graph-store.ts";
import { type DatabaseOptions, Neo4jDatabase } from "./database.ts";
import { Neo4jStore } from "./neo4j-store.ts";
import { openedForReading } from "./opened-for-reading.ts";
import { assertKnownFormat, migrate, newestFormat } from "./schema.ts";
import { assertUsable } from "./server-check.ts";
import { statementOf } from "./statements.ts";
import { readState } from "./store-record.ts";

export interface Neo4jStoreOptions extends DatabaseOptions {
  /** Never writes: a database without a store is an empty one. */
  readonly readOnly?: boolean;
  /** A delta of more changes goes in several transactions, each of so many changes. */
  readonly changesPerTransaction?: number;
  readonly changesPerBatch?: number;
  /** How long others let a writer be that is not heard of, in milliseconds. */
  readonly leaseMs?: number;
}

const DEFAULTS = { changesPerTransaction: 100_000, changesPerBatch: 5_000, leaseMs: 60_000 };

/**
 * Opens the store of a Neo4j database, which is Whocan's alone. Throws STORE_UNREACHABLE, STORE_AUTH, STORE_UNSUPPORTED,
 * STORE_FOREIGN, STORE_NEWER, STORE_DAMAGED or STORE_READ_ONLY, and then has written nothing.
 */
export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<GraphStore & { database: Neo4jDatabase }> {
  const { readOnly = false } = options;
  const database = new Neo4jDatabase(options);
  try {
    await assertUsable(database);
    const format = (await readState(database))?.store.format ?? 0;
    assertKnownFormat(format);
    if (format < newestFormat()) await upgrade(database, format, readOnly);
    // What may not be written shows now, and not when an account was read for hours.
    else if (!readOnly) await database.write((transaction) => transaction.run(statementOf("write/probe")));
    return new Neo4jStore(database, { ...DEFAULTS, ...options, readOnly });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function upgrade(database: Neo4jDatabase, format: number, readOnly: boolean): Promise<void> {
  if (!readOnly) return migrate(database, format);
  if (format === 0) return;
  throw openedForReading("The store has an older format and was opened for reading only.");
}
