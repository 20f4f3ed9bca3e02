import type { GraphStore } from "../graph-store.ts";
import { type DatabaseOptions, Neo4jDatabase } from "./database.ts";
import { Neo4jStore } from "./neo4j-store.ts";
import { assertKnownFormat, migrate, newestFormat } from "./schema.ts";
import { readState } from "./store-record.ts";

export interface Neo4jStoreOptions extends DatabaseOptions {
  /** Never writes: a database without a store is an empty one. */
  readonly readOnly?: boolean;
}

export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<GraphStore & { database: Neo4jDatabase }> {
  const database = new Neo4jDatabase(options);
  try {
    const format = (await readState(database))?.store.format ?? 0;
    assertKnownFormat(format);
    if (format < newestFormat() && !options.readOnly) await migrate(database, format);
    return new Neo4jStore(database, options.readOnly ?? false);
  } catch (error) {
    await database.close();
    throw error;
  }
}
