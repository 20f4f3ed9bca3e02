import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { renderDocument, SECTIONS } from "../../scripts/queries/document.ts";
import { readHandQueries } from "../../scripts/queries/hand-queries.ts";
import { drawRole } from "../../scripts/queries/role-picture.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { loadDemoGraph } from "./demo-graph.ts";

const inDocs = (name: string) => readFile(new URL(`../../docs/${name}`, import.meta.url), "utf8");

const database = new Neo4jDatabase(inject("neo4j"));
let rendered = "";
let picture = "";
beforeAll(async () => {
  const graph = await loadDemoGraph(database);
  picture = await drawRole(graph);
  rendered = await renderDocument(graph);
});
afterAll(() => database.close());

it("shows what its queries find on the demo account: else run npx tsx scripts/update-queries.ts", async () => {
  expect(rendered).toBe(await inDocs("queries.md"));
});

it("draws the role as the graph has it", async () => {
  expect(picture).toBe(await inDocs("role.svg"));
});

it("shows every query of the folder, once", () => {
  const shown = SECTIONS.flatMap(({ queries }) => queries.map(({ name }) => name));
  expect([...shown].sort()).toEqual(readHandQueries().map(({ name }) => name));
});
