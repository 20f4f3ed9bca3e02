import { buildCypherEngine } from "../../../src/engines/cypher/cypher-engine.ts";
import { openGraph } from "../../../src/engines/cypher/graph.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { catalogOf, indexOverStore } from "./index-over-store.ts";
import type { LoadedOnNeo4j } from "./loaded-on-neo4j.ts";
import type { System } from "./system.ts";

/** The engine that asks Neo4j. What it does not answer itself the index over Neo4j does. */
export function cypher(loaded: LoadedOnNeo4j): System {
  const { database } = loaded;
  return {
    name: "Cypher",
    async load(account) {
      const store = await loaded.store(account);
      const { engine: index, ...given } = await indexOverStore(store, account);
      const { catalogDigest } = index.revision;
      const { lacks } = account;
      const engine = buildCypherEngine({
        graph: openGraph({ database, clock: systemClock, lacks, revision: index.revision.number, catalogDigest }),
        revision: { ...index.revision, account: account.account },
        coverage: given.coverage,
        catalog: catalogOf(account.catalog),
        lacks,
        clock: systemClock,
        index: async () => index,
      });
      return { engine, ...given };
    },
    close: async () => undefined,
  };
}
