import { afterAll, beforeAll, expect, inject, it } from "vitest";
import {
  ACCOUNT,
  type AccountSize,
  accountCoverage,
  accountFacts,
  groupKey,
  groupSetKey,
  setKey,
  sizeFor,
  userKey,
} from "../../bench/account.ts";
import { benchQuestions, groupPair } from "../../bench/questions.ts";
import { ProfilingGraph } from "../../scripts/cypher/profiling-graph.ts";
import type { AccessEngine, PrincipalFilter } from "../../src/access/engine.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import type { CypherInput } from "../../src/engines/cypher/context.ts";
import { buildCypherEngine } from "../../src/engines/cypher/cypher-engine.ts";
import { type Graph, openGraph } from "../../src/engines/cypher/graph.ts";
import { buildIndexEngine } from "../../src/engines/index/index-engine.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { ACCESS_STATES } from "../../src/model/states.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { loadAccount, prepareDatabase } from "./load-account.ts";
import { PlannedGraph } from "./planned-graph.ts";
import { type Neo4jServer, startNeo4j } from "./start-neo4j.ts";

/** So large that users are counted by the degree of what they hold, and shared recordings are walked. */
const SIZE: AccountSize = { ...sizeFor(7_000, 1), recordings: 9_000, groupsPerUser: 2 };
const CLASSES = ["User", "Recording"];
/** They read all of a kind of which there are few, are asked once per revision, or look for a part of a text. */
const MAY_SCAN = ["search", "gap-reasons", "unread-shares", "who-can-apps", "who-can-degrees", "who-can-nesting"];

/** Of its own: a server that held so much takes seconds to delete it, and so does each later deletion. */
let server: Neo4jServer;
let database: Neo4jDatabase;
let graph: PlannedGraph;
let index: AccessEngine;
let cypher: AccessEngine;
let profiling: ProfilingGraph;
let profiled: AccessEngine;
let common: Omit<CypherInput, "graph" | "index">;

beforeAll(async () => {
  server = await startNeo4j({ line: inject("neo4jLine") });
  database = new Neo4jDatabase(server);
  await prepareDatabase(database);
  const catalog = loadCatalog();
  const facts = [...accountFacts(SIZE)];
  const coverage = accountCoverage(SIZE);
  const given = { facts, coverage, catalog: catalog.data, lacks: [], source: "zoom", account: ACCOUNT };
  const { catalog: loaded, revision } = await loadAccount(database, given);
  common = { coverage, catalog: loaded, revision, lacks: [], clock: systemClock };
  index = await buildIndexEngine({ ...common, facts });
  const { number, catalogDigest } = revision;
  const marked = openGraph({ database, clock: systemClock, revision: number, catalogDigest, lacks: [] });
  graph = new PlannedGraph(marked, server);
  cypher = buildCypherEngine({ ...common, graph, index: async () => index });
  profiling = new ProfilingGraph(server.uri);
  profiled = buildCypherEngine({ ...common, graph: profiling, index: async () => index });
});
afterAll(async () => {
  await Promise.all([profiling?.close(), graph?.close(), database?.close()]);
  await server.stop();
});

async function expectSame(ask: (engine: AccessEngine) => Promise<unknown>): Promise<unknown> {
  const [one, other] = await Promise.all([ask(index), ask(cypher)]);
  const unlike = { engine: null, evaluatedAt: null };
  expect({ ...(other as object), ...unlike }).toEqual({ ...(one as object), ...unlike });
  return one;
}

it("answers the questions of the bench as the index does", async () => {
  for (const { ask } of await benchQuestions(index, SIZE))
    for (let run = 0; run < 12; run++) await expectSame((engine) => ask(engine, run));
});

it("counts and pages users of every set as the index does, by states, status, groups and text", async () => {
  const filters: readonly PrincipalFilter[] = [
    { states: [...ACCESS_STATES] },
    { states: ["DORMANT"] },
    { status: ["active"] },
    { groups: [groupKey(3)] },
    { text: "user 12" },
  ];
  for (const { class: className, permission } of loadCatalog().pairs) {
    if (!CLASSES.includes(className)) continue;
    for (const filter of filters)
      for (const after of [null, userKey(3_500)])
        await expectSame((engine) =>
          engine.whoCan({
            permissions: [permission],
            resource: setKey(className),
            entitlement: null,
            extent: "ALL",
            filter,
            expand: false,
            page: { first: 20, after },
          }),
        );
  }
});

it("pages what a user can act on, the many shared recordings too, as the index does", async () => {
  // A role of user 64 reads what the members of a group record: these are fewer than what is shared.
  for (const user of [0, 3, 40, 64, 600, 5_000])
    for (const targets of ["MAXIMAL", "ALL"] as const)
      for (let after: string | null = null, page = 0; page < 3; page++) {
        const request = { principal: userKey(user), permissions: null, classes: null, states: null, targets };
        const answer = await expectSame((engine) => engine.effectiveAccess({ ...request, page: { first: 40, after } }));
        after = (answer as { next: string | null }).next;
        if (after === null) break;
      }
});

it("looks at the members of the smaller of two groups where users of both are sought", async () => {
  const pair = groupPair(SIZE, 7);
  const { parts } = (await expectSame((engine) => engine.can(pair))) as { parts: readonly unknown[] };
  expect(parts.length).toBeGreaterThan(20);
  await profiled.can(pair);
  const hits = ["can-parts", "can-overlap"].map((statement) => profiling.hits.get(statement) ?? 0);
  // The other group has half of all users: looking at each of them would take five hits and more.
  expect(hits.reduce((sum, each) => sum + each)).toBeLessThan(SIZE.users);
});

it("finds what is shared of few hosts' recordings from the hosts", async () => {
  const { principal, permission } = groupPair(SIZE, 7);
  const resource = groupSetKey("Recording", 7);
  const { parts } = (await expectSame((engine) => engine.can({ principal, permission, resource }))) as {
    parts: readonly unknown[];
  };
  expect(parts.length).toBeGreaterThan(5);
});

it("looks at no more shared recordings than a page shows", async () => {
  const request = { principal: userKey(5_000), permissions: null, classes: null, states: null } as const;
  const ask = (engine: AccessEngine) =>
    engine.effectiveAccess({ ...request, targets: "MAXIMAL", page: { first: 3, after: null } });
  expect((await ask(profiled)).totalCount).toBeGreaterThan(200);
  // Looking at each of them takes fifteen hits and more.
  expect(profiling.hits.get("effective-access-shares")).toBeLessThan(2_000);
});

it("counts users once for all pages, and for all resources that the same roles lead to", async () => {
  const asked: string[] = [];
  const noting: Graph = {
    one: (statement, ...rest) => {
      asked.push(statement);
      return graph.one(statement, ...rest);
    },
    ask: (...args) => graph.ask(...args),
  };
  const engine = buildCypherEngine({ ...common, graph: noting, index: async () => index });
  const request = {
    permissions: ["MetadataRead"],
    entitlement: null,
    extent: "ALL",
    filter: {},
    expand: false,
  } as const;
  const page = (resource: string, after: string | null) =>
    engine.whoCan({ ...request, resource, page: { first: 20, after } });
  const { next, counts } = await page(setKey("Role"), null);
  const counting = asked.filter((statement) => statement.startsWith("who-can-count")).length;
  expect(counting).toBeGreaterThan(0);
  expect((await page(setKey("Role"), next)).counts).toEqual(counts);
  expect(asked.filter((statement) => statement.startsWith("who-can-count"))).toHaveLength(counting);
  // The same roles, of other users.
  await engine.whoCan({
    ...request,
    filter: { status: ["active"] },
    resource: setKey("Role"),
    page: { first: 1, after: null },
  });
  expect(asked.filter((statement) => statement.startsWith("who-can-count")).length).toBeGreaterThan(counting);
});

it("never reads all nodes, or all of a kind, to find where a question begins", () => {
  expect([...graph.asked].length).toBeGreaterThan(15);
  const scans = [...graph.scans].filter((scan) => !MAY_SCAN.some((name) => scan.startsWith(`${name}: `)));
  expect(scans.filter((scan) => !/:PseudoPrincipal$/.test(scan)).sort()).toEqual([]);
});

it("never follows memberships back through groups", () => {
  expect([...graph.backwards]).toEqual([]);
});
