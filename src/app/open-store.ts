import { join } from "node:path";
import type { StoreName } from "../config/app-settings.ts";
import type { Config } from "../config/load-config.ts";
import type { GraphStore } from "../store/graph-store.ts";
import type { Neo4jDatabase } from "../store/neo4j/database.ts";
import { openSqliteStore } from "../store/sqlite/open-sqlite-store.ts";
import { readAuthorities } from "./network.ts";

/** A store, and the graph database below it where it is one. */
export type OpenStore = GraphStore & { readonly database?: Neo4jDatabase };

export interface OpenStoreOptions {
  /** The configured one unless another is named. */
  readonly name?: StoreName;
  readonly readOnly: boolean;
}

/** Opens a store as the configuration says: what its adapter throws, CONFIG_MISSING, CONFIG_INVALID, INSECURE_URL, CONFIG_UNREADABLE. */
export async function openStore(
  config: Config,
  { name = config.store, readOnly }: OpenStoreOptions,
): Promise<OpenStore> {
  if (name === "sqlite") return openSqliteStore({ directory: config.data, readOnly });
  const connection = config.neo4j.parse();
  if (connection.caFile !== undefined) await readAuthorities(connection.caFile, "neo4j.caFile", "NEO4J_CA_FILE");
  // Who keeps facts in a file does not wait for the driver.
  const { openNeo4jStore } = await import("../store/neo4j/open-neo4j-store.ts");
  const bookmarksFile = connection.bookmarksFile ?? bookmarksIn(config.data, connection.uri);
  return openNeo4jStore({ ...connection, bookmarksFile, readOnly });
}

/** Where an address routes, members of a cluster may be behind the one that was written to. */
function bookmarksIn(folder: string, uri: string): string | undefined {
  return uri.startsWith("neo4j") ? join(folder, "neo4j-bookmarks.json") : undefined;
}
