import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readHandQuery } from "../../scripts/queries/hand-queries.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { loadAccount, prepareDatabase } from "../neo4j/load-account.ts";
import { LONG_AGO, type PlantedGraph, plantedGraph } from "./planted-graph.ts";

const QUESTIONS = ["unrestricted-edit-roles", "admin-write-apps", "stale-licensed-users", "public-recordings"];

const database = new Neo4jDatabase(inject("neo4j"));
let planted: PlantedGraph;
beforeAll(async () => {
  planted = await plantedGraph();
  await prepareDatabase(database);
  await loadAccount(database, planted.account);
});
afterAll(() => database.close());

describe("by the names that Cartography's graph has too", () => {
  it.each(QUESTIONS)("%s finds what was planted, and not what nearly is it", async (name) => {
    const rows = await database.query(readHandQuery(name).statement, { before: LONG_AGO });
    expect(rows.map(({ id }) => id).sort()).toEqual([...(planted.hits[name] ?? [])].sort());
  });

  it.each(QUESTIONS)("%s uses no other names", (name) => {
    expect(readHandQuery(name).statement).not.toMatch(/Whocan|ResourceSet|Pseudo|DataWrite|\bkey\b|\bkind\b|validFrom/);
  });
});

describe("every node of a fact", () => {
  it("has an account-scoped id and belongs to its account", async () => {
    const rows = await database.query(
      `MATCH (n:WhocanNode) WHERE n.kind IS NOT NULL
       RETURN n.id AS id, n.account_id AS account, n.kind AS kind, COUNT { (:ZoomAccount {id: n.account_id})-[:RESOURCE]->(n) } AS owned`,
    );
    const { account } = planted.account;
    expect(rows.length).toBeGreaterThan(100);
    for (const { id, account: owner, kind, owned } of rows) {
      expect([kind, owner, owned]).toEqual([kind, account, kind === "ZoomAccount" ? 0 : 1]);
      if (kind === "ZoomAccount") expect(id).toBe(account);
      else expect(id).toMatch(new RegExp(`^${account}:(user|pending|group|role|app|recording):`));
    }
  });
});
