import { inject } from "vitest";
import { type Neo4jStoreOptions, openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { describeGraphStore } from "./graph-store.contract.ts";

function describeNeo4j(name: string, options: Partial<Neo4jStoreOptions>): void {
  const open = () => openNeo4jStore({ ...inject("neo4j"), ...options });
  const openEmpty = async () => {
    await emptyDatabase();
    return open();
  };
  describeGraphStore(name, openEmpty, { reopen: open, histories: 20 });
}

describeNeo4j("neo4j", {});
// Batches so small that hardly any delta fits into one transaction.
describeNeo4j("neo4j in batches", { changesPerTransaction: 1, changesPerBatch: 700 });
