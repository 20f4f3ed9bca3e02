import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { KINDS } from "../../src/model/kinds.gen.ts";
import { assertSupported } from "../../src/store/neo4j/server-check.ts";
import { collect, commitNext, covered, info, node } from "../contract/store-samples.ts";
import { emptyDatabase } from "./empty-database.ts";
import { inGraph } from "./graph.ts";
import { open, openEmpty } from "./open.ts";

const everything = () =>
  inGraph("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY elementId(n)");

it("reads a database without a store as an empty one, and leaves it as it was", async () => {
  await emptyDatabase();
  const store = await open({ readOnly: true });
  expect(await store.head()).toBeNull();
  expect(await store.revisions()).toEqual([]);
  expect(await collect(store.facts())).toEqual([]);
  expect(await store.coverage()).toEqual([]);
  expect(await store.check()).toEqual({ revisions: 0, facts: 0, problems: [] });
  await expect(commitNext(store, { opened: [node("a")] })).rejects.toMatchObject({ code: "STORE_READ_ONLY" });
  expect(await everything()).toEqual([]);
  // What another process writes is there at once.
  await commitNext(await open(), { opened: [node("a")] });
  expect(await collect(store.facts())).toEqual([node("a")]);
});

it.each([
  ["another tool's users", "CREATE (:ZoomUser {id: 'A:user:1'})", "ZoomUser"],
  ["nodes of any kind", "CREATE (:Movie {title: 'x'})", "Movie"],
  ["nodes without a label", "CREATE ()", "without a label"],
])("refuses a database with %s, also beside a store, and writes nothing", async (_what, statement, label) => {
  for (const prepare of [
    emptyDatabase,
    async () => void (await commitNext(await openEmpty(), { opened: [node("a")] })),
  ]) {
    await prepare();
    await inGraph(statement);
    const before = await everything();
    for (const readOnly of [false, true])
      await expect(open({ readOnly })).rejects.toMatchObject({
        code: "STORE_FOREIGN",
        field: "neo4j.uri",
        message: expect.stringContaining(label),
        help: expect.stringContaining("NEO4J_DATABASE"),
      });
    expect(await everything()).toEqual(before);
  }
});

it("keeps one account, and refuses the facts of another", async () => {
  const store = await openEmpty();
  await commitNext(store, { opened: [node("a")] });
  const before = await everything();
  const other = { ...info(1), account: "other" };
  for (const sizes of [{}, { changesPerTransaction: 0 }])
    await expect(
      (await open(sizes)).commit({ opened: [node("b")], closed: [] }, [covered("users")], other),
    ).rejects.toMatchObject({ code: "STORE_FOREIGN", help: expect.stringContaining("database of its own") });
  expect(await everything()).toEqual(before);
});

it("refuses a store that a newer Whocan wrote", async () => {
  await openEmpty();
  await inGraph("MATCH (s:WhocanStore) SET s.format = 99");
  for (const readOnly of [false, true])
    await expect(open({ readOnly })).rejects.toMatchObject({ code: "STORE_NEWER", field: "neo4j.uri" });
});

it("does not bring an older store up to date where it may only read", async () => {
  await openEmpty();
  await inGraph("MATCH (s:WhocanStore) SET s.format = -1");
  await expect(open({ readOnly: true })).rejects.toMatchObject({ code: "STORE_READ_ONLY" });
  await open();
  expect(await inGraph("MATCH (s:WhocanStore) RETURN s.format AS format")).toEqual([{ format: 1 }]);
});

it("is opened by several processes at once when it is new", async () => {
  await emptyDatabase();
  const stores = await Promise.all(Array.from({ length: 4 }, () => open()));
  const commits = stores.map((store, n) => store.commit({ opened: [node(`n${n}`)], closed: [] }, [], info(0)));
  const outcomes = await Promise.allSettled(commits);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await stores[0]?.check())?.problems).toEqual([]);
});

it("finds nodes of every kind by their id", async () => {
  const folder = new URL("../../cypher/schema/", import.meta.url);
  const schema = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  for (const { kind } of KINDS) expect(schema.join("\n")).toContain(`FOR (n:${kind})\nON (n.id)`);
});

it.each([
  ["Neo4j Kernel", "5.26.0"],
  ["Neo4j Kernel", "5.27-aura"],
  ["Neo4j Kernel", "2026.08.1"],
])("takes %s %s", (name, version) => {
  expect(() => assertSupported(name, version)).not.toThrow();
});

it.each([
  ["Neo4j Kernel", "4.4.38"],
  ["Neo4j Kernel", "5.25.1"],
  ["Memgraph", "5.26.0"],
])("refuses %s %s", (name, version) => {
  const error = { code: "STORE_UNSUPPORTED", field: "neo4j.uri", message: expect.stringContaining(version) };
  expect(() => assertSupported(name, version)).toThrow(expect.objectContaining(error));
});
