import { indexOverStore } from "./index-over-store.ts";
import type { LoadedOnNeo4j } from "./loaded-on-neo4j.ts";
import type { System } from "./system.ts";

/** The index over the graph that analysts open. */
export function indexOverNeo4j(loaded: LoadedOnNeo4j): System {
  return {
    name: "index over Neo4j",
    load: async (account) => indexOverStore(await loaded.store(account), account),
    close: async () => undefined,
  };
}
