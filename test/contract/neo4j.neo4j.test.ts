import { inject } from "vitest";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { describeGraphStore } from "./graph-store.contract.ts";

describeGraphStore(
  "neo4j",
  async () => {
    await emptyDatabase();
    return openNeo4jStore(inject("neo4j"));
  },
  { reopen: async () => openNeo4jStore(inject("neo4j")), histories: 25 },
);
