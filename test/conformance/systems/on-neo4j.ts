import type { Neo4jAddress } from "../../neo4j/given-address.ts";
import type { Systems } from "../conformance.ts";
import { cypher } from "./cypher.ts";
import { indexOverNeo4j } from "./index-over-neo4j.ts";
import { indexOverSqlite } from "./index-over-sqlite.ts";
import { LoadedOnNeo4j } from "./loaded-on-neo4j.ts";

/** All systems, where there is a Neo4j; `close` lets go of everything that they hold. */
export function onNeo4j(address: Neo4jAddress): { readonly systems: Systems; close(): Promise<void> } {
  const loaded = new LoadedOnNeo4j(address);
  const systems: Systems = [indexOverSqlite(), indexOverNeo4j(loaded), cypher(loaded)];
  return {
    systems,
    async close() {
      for (const system of systems) await system.close();
      await loaded.close();
    },
  };
}
