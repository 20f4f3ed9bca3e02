import type { GraphStore } from "../graph-store.ts";
import { type DatabaseOptions, Neo4jDatabase } from "./database.ts";
import { Neo4jStore } from "./neo4j-store.ts";
import { assertKnownFormat, migrate, newestFormat } from "./schema.ts";
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

export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<GraphStore & { database: Neo4jDatabase }> {
  const { readOnly = false } = options;
  const database = new Neo4jDatabase(options);
  try {
    const format = (await readState(database))?.store.format ?? 0;
    assertKnownFormat(format);
    if (format < newestFormat() && !readOnly) await migrate(database, format);
    return new Neo4jStore(database, { ...DEFAULTS, readOnly, ...options });
  } catch (error) {
    await database.close();
    throw error;
  }
}
