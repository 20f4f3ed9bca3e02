import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../src/api/server.ts";
import { CAST } from "../../src/demo/account/cast.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { codeOf, query } from "./client.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";
import { portsOf } from "./ports.ts";

let demo: DemoApp;
let server: RunningServer;
const ADMIN = `user:${CAST.userAdmin.email}`;

beforeAll(async () => {
  demo = await openDemoApp();
  server = await startServer({
    ports: portsOf(demo.app),
    port: 0,
    deadlineMs: 60_000,
    logger: silentLogger,
    version: "0",
  });
});
afterAll(async () => {
  await server.close();
  await demo.close();
});

it("answers about an empty store with NO_DATA, and its status without an error", async () => {
  const empty = await query(server.url, `{ whoCan(resource: "set:User") { totalCount } }`);
  expect(codeOf(empty)).toBe("NO_DATA");
  const status = await query(server.url, "{ status { revision { number } coverage { section } counts { kind } } }");
  expect(status.errors).toBeUndefined();
  expect(status.data.status).toEqual({ revision: null, coverage: [], counts: [] });
});

it("finds the revision that another run wrote meanwhile", async () => {
  await readAccount(demo);
  const { data } = await query(
    server.url,
    "{ status { revision { number } lastRun { outcome } counts { kind count } } }",
  );
  expect(data.status.revision.number).toBe("1");
  expect(data.status.lastRun.outcome).toBe("committed");
  expect(data.status.counts).toContainEqual({ kind: "ZoomUser", count: demo.account.users.length });
});

it("decides, with a witness whose links carry their reasons", async () => {
  const { data, errors } = await query(
    server.url,
    `query ($principal: ID!) {
      can(principal: $principal, permission: DataWrite, resource: "set:User") {
        verdict state revision engine evaluatedAt
        witness { digest spine { from { key kind } relation to { key } because { type text ... on FactReason { section } ... on CatalogReason { capability source } } } }
        completeness { complete gaps { section } blindSpots }
      }
    }`,
    { principal: ADMIN },
  );
  expect(errors).toBeUndefined();
  expect(data.can).toMatchObject({ verdict: "YES", state: "ACTIVE", revision: "1", engine: "index" });
  expect(data.can.witness.spine.map((link: { relation: string }) => link.relation)).toEqual(["HAS_ROLE", "DataWrite"]);
  expect(data.can.witness.spine[1].because.map((reason: { type: string }) => reason.type)).toContain("catalog");
});

it("shows a kind's declared properties as fields beside all of them as JSON", async () => {
  const { data } = await query(
    server.url,
    "query ($ref: ID!) { node(ref: $ref) { __typename kind name properties ... on ZoomUser { email status group_ids } } }",
    { ref: ADMIN },
  );
  expect(data.node).toMatchObject({
    __typename: "ZoomUser",
    kind: "ZoomUser",
    email: CAST.userAdmin.email,
    status: "active",
  });
  expect(data.node.group_ids).toEqual(data.node.properties.group_ids);
  const set = await query(
    server.url,
    `{ node(ref: "set:Recording") { __typename } pseudo: node(ref: "pseudo:Everyone") { __typename } }`,
  );
  expect(set.data).toEqual({ node: { __typename: "ResourceSet" }, pseudo: { __typename: "PseudoPrincipal" } });
});

it("answers the same question about any revision, by number and by time, and refuses the others", async () => {
  const text = 'query ($at: ID) { holders(entitlement: "role:User Admin", at: $at) { revision totalCount } }';
  const now = await query(server.url, text);
  expect((await query(server.url, text, { at: 1 })).data).toEqual(now.data);
  expect((await query(server.url, text, { at: new Date(Date.now() + 60_000).toISOString() })).data).toEqual(now.data);
  for (const at of ["0", "2", "99999999999999999999", "1999-01-01", "yesterday", ""]) {
    expect(codeOf(await query(server.url, text, { at }))).toBe("NO_SUCH_REVISION");
  }
});

it("pages through a list without loss, and a cursor serves only its own question and arguments", async () => {
  const text = `query ($resource: ID!, $first: Int, $after: String) {
    whoCan(resource: $resource, permissions: [DataRead], extent: ANY, first: $first, after: $after) {
      totalCount nodes { principal { key } } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }`;
  const resource = "set:User";
  const whole = await query(server.url, text, { resource, first: 1000 });
  const expected = whole.data.whoCan.nodes.map((row: { principal: { key: string } }) => row.principal.key);
  expect(expected.length).toBe(whole.data.whoCan.totalCount);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await query(server.url, text, { resource, first: 3, after });
    seen.push(...data.whoCan.nodes.map((row: { principal: { key: string } }) => row.principal.key));
    after = data.whoCan.pageInfo.hasNextPage ? data.whoCan.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual(expected);

  const cursor = whole.data.whoCan.edges[0].cursor;
  expect(codeOf(await query(server.url, text, { resource: "set:Role", after: cursor }))).toBe("BAD_CURSOR");
  expect(codeOf(await query(server.url, text, { resource, after: "bm90IG91cnM" }))).toBe("BAD_CURSOR");
  const other = `query ($after: String) { search(text: "a", after: $after) { totalCount } }`;
  expect(codeOf(await query(server.url, other, { after: cursor }))).toBe("BAD_CURSOR");
});

it("answers every connection with counts, completeness, revision and engine", async () => {
  const page =
    "totalCount counts { active unknown gated dormant } completeness { complete } revision engine pageInfo { hasNextPage }";
  const { data, errors } = await query(
    server.url,
    `query ($user: ID!) {
      search(text: "ad") { ${page} nodes { key } }
      neighbours(ref: $user) { ${page} nodes { direction relation node { key } sections } }
      whoCan(resource: "set:Role") { ${page} nodes { access { permission state bound origins { kind value } parts { key } } } }
      effectiveAccess(principal: $user) { ${page} nodes { resource { key } class } }
      explain(principal: $user, permission: DataWrite, resource: "set:User") { ${page} nodes { facts digest origin { kind } } }
      holders(entitlement: "privilege:User:Edit") { ${page} nodes { principal { key } } }
    }`,
    { user: ADMIN },
  );
  expect(errors).toBeUndefined();
  for (const connection of Object.values(data) as { nodes: unknown[]; revision: string; engine: string }[]) {
    expect(connection).toMatchObject({ revision: "1", engine: "index" });
    expect(connection.nodes.length).toBeGreaterThan(0);
  }
});
