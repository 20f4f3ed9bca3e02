import { afterEach, inject } from "vitest";
import { type Neo4jStoreOptions, openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { emptyDatabase } from "./empty-database.ts";

type OpenStore = Awaited<ReturnType<typeof openNeo4jStore>>;

const opened: OpenStore[] = [];

/** Opens the store of the shared server; it is closed after the test. */
export async function open(options: Partial<Neo4jStoreOptions> = {}): Promise<OpenStore> {
  const store = await openNeo4jStore({ ...inject("neo4j"), ...options });
  opened.push(store);
  return store;
}

export async function openEmpty(options: Partial<Neo4jStoreOptions> = {}): Promise<OpenStore> {
  await emptyDatabase();
  return open(options);
}

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
