import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readHandQuery } from "../../scripts/queries/hand-queries.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { loadAccount, prepareDatabase } from "../neo4j/load-account.ts";
import { namesIn, ON_EVERY_NODE, SHARED, SHARED_TYPES } from "./cartography-names.ts";
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
    const { labels, types, properties } = namesIn(readHandQuery(name).statement);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter((label) => !(label in SHARED))).toEqual([]);
    expect(types.filter((type) => !SHARED_TYPES.includes(type))).toEqual([]);
    const shared: readonly string[] = [...ON_EVERY_NODE, ...labels.flatMap((label) => SHARED[label] ?? [])];
    expect(properties.filter((property) => !shared.includes(property))).toEqual([]);
  });
});

it("by the names means all that a statement names", () => {
  const statement = `MATCH (n:WhocanNode:ZoomUser {id: "x:y", kind: 1})-[:GRANTS|DataWrite]->() WHERE n.validFrom > 1 RETURN n.key`;
  expect(namesIn(statement)).toEqual({
    labels: ["WhocanNode", "ZoomUser"],
    types: ["GRANTS", "DataWrite"],
    properties: ["validFrom", "key", "id", "kind"],
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
