import { createHash } from "node:crypto";
import { request } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { EngineAt } from "../../src/access/ask.ts";
import type { AccessEngine } from "../../src/access/engine.ts";
import { type RunningServer, startServer } from "../../src/api/server.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { codeOf, type GraphqlAnswer, query } from "./client.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";
import { portsOf } from "./ports.ts";

let demo: DemoApp;
let server: RunningServer;

beforeAll(async () => {
  demo = await openDemoApp();
  await readAccount(demo);
  server = await serve();
});
afterAll(async () => {
  await server.close();
  await demo.close();
});

function serve(engineAt = demo.app.engineAt, deadlineMs = 60_000): Promise<RunningServer> {
  const ports = { ...portsOf(demo.app), engineAt };
  return startServer({ ports, port: 0, deadlineMs, logger: silentLogger, version: "0" });
}

/** Asks a server whose engines come from elsewhere. */
async function askBy(engineAt: EngineAt, text: string, deadlineMs?: number): Promise<GraphqlAnswer> {
  const other = await serve(engineAt, deadlineMs);
  try {
    return await query(other.url, text);
  } finally {
    await other.close();
  }
}

it.each([
  [`{ whoCan(resource: "set:User", first: 1001) { totalCount } }`, "PAGE_TOO_LARGE", "first"],
  [`{ whoCan(resource: "set:User", first: 0) { totalCount } }`, "PAGE_TOO_LARGE", "first"],
  [`{ whoCan(resource: "set:Nothing") { totalCount } }`, "NO_SUCH_NODE", "resource"],
  [`{ whoCan(resource: "nothing") { totalCount } }`, "BAD_REFERENCE", "resource"],
  [`{ node(ref: "user:nobody@demo.example") { key } }`, "NO_SUCH_NODE", "ref"],
  [`{ search(text: "") { totalCount } }`, "BAD_ARGUMENT", "text"],
  [
    `{ whoCan(resource: "set:User", filter: { origins: ["magic"] }) { totalCount } }`,
    "BAD_ARGUMENT",
    "filter.origins.0",
  ],
  [
    `{ whoCan(resource: "set:User", filter: { groups: ["group:None"] }) { totalCount } }`,
    "NO_SUCH_NODE",
    "filter.groups",
  ],
  [`{ whoCan(resource: "set:User", filter: { kinds: ["users"] }) { totalCount } }`, "BAD_ARGUMENT", "filter.kinds.0"],
  [`{ whoCan(resource: "set:User", filter: { status: ["actve"] }) { totalCount } }`, "BAD_ARGUMENT", "filter.status.0"],
  [
    `{ effectiveAccess(principal: "role:0", classes: ["User", "Recordings"]) { totalCount } }`,
    "BAD_ARGUMENT",
    "classes.1",
  ],
  [`{ search(text: "a", kinds: ["person"]) { totalCount } }`, "BAD_ARGUMENT", "kinds.0"],
  [`{ whoCan(resource: "set:User", permissions: []) { totalCount } }`, "BAD_ARGUMENT", "permissions"],
  [`{ whoCan(resource: "set:User", privilege: "User:Edti") { totalCount } }`, "NO_SUCH_NODE", "privilege"],
  [`{ holders(entitlement: "privilege:Nothing:Edit") { totalCount } }`, "NO_SUCH_NODE", "entitlement"],
  [`{ holders(entitlement: "scope:nothing:read") { totalCount } }`, "NO_SUCH_NODE", "entitlement"],
])("refuses %s with %s", async (text, code, field) => {
  const answer = await query(server.url, text);
  expect(codeOf(answer)).toBe(code);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ field, help: expect.any(String) });
});

it.each([
  [`{ whoCan(resource: "set:User", filter: { kinds: ["users"] }) { totalCount } }`, "did you mean user?"],
  [`{ search(text: "a", kinds: ["grup"]) { totalCount } }`, "did you mean group?"],
  [`{ whoCan(resource: "set:User", privilege: "User:Edti") { totalCount } }`, "did you mean User:Edit?"],
  [`{ holders(entitlement: "scope:user:raed:admin") { totalCount } }`, "did you mean user:read:admin?"],
])("says which word may be meant: %s", async (text, meant) => {
  expect((await query(server.url, text)).errors?.[0]?.message).toContain(meant);
});

it("knows codes in any case, and those that a role has though the catalog does not know them", async () => {
  for (const reference of ["privilege:user:edit", "scope:user:read:admin"]) {
    const answer = await query(server.url, `{ holders(entitlement: "${reference}") { totalCount } }`);
    expect(answer.errors).toBeUndefined();
  }
  const withNew: EngineAt = async (...args) =>
    Object.assign(Object.create(await demo.app.engineAt(...args)) as AccessEngine, {
      search: async () => ({ rows: [{ key: "a", properties: { privilege: "New:Edit" } }], next: null }),
    });
  const answer = await askBy(withNew, `{ holders(entitlement: "privilege:New:Edit") { totalCount } }`);
  expect(answer.errors).toBeUndefined();
});

it("keeps GraphQL's own codes", async () => {
  expect(codeOf(await query(server.url, "{"))).toBe("GRAPHQL_PARSE_FAILED");
  expect(codeOf(await query(server.url, "{ nothing }"))).toBe("GRAPHQL_VALIDATION_FAILED");
  expect(codeOf(await query(server.url, `{ can(principal: "a", permission: Fly, resource: "b") { verdict } }`))).toBe(
    "GRAPHQL_VALIDATION_FAILED",
  );
  const text = 'query ($p: Permission!) { can(principal: "a", permission: $p, resource: "b") { verdict } }';
  expect(codeOf(await query(server.url, text, { p: "Fly" }))).toBe("BAD_USER_INPUT");
});

it("lists what an ambiguous reference matches", async () => {
  const answer = await askBy(
    async (...args) =>
      Object.assign(Object.create(await demo.app.engineAt(...args)) as AccessEngine, {
        candidates: async () => ["a", "b"],
      }),
    `{ node(ref: "role:Twin") { key } }`,
  );
  expect(codeOf(answer)).toBe("AMBIGUOUS_REFERENCE");
  expect(answer.errors?.[0]?.extensions["data"]).toEqual({ matches: ["a", "b"] });
});

it.each(["", `, at: "1"`])("hides what went wrong inside: text, stack and cause (%j)", async (at) => {
  const broken: EngineAt = async () => {
    throw new Error("the secret is canary-4711");
  };
  const answer = await askBy(broken, `{ node(ref: "role:0"${at}) { key } }`);
  expect(codeOf(answer)).toBe("INTERNAL");
  expect(JSON.stringify(answer)).not.toMatch(/canary|stack|\.ts/u);
});

it("ends a question at its deadline, and tells the engine so", async () => {
  let heard: AbortSignal | undefined;
  const endless: EngineAt = (_at, signal) => {
    heard = signal;
    return new Promise(() => undefined);
  };
  expect(codeOf(await askBy(endless, `{ node(ref: "role:0", at: "1") { key } }`, 20))).toBe("DEADLINE");
  expect(heard?.aborted).toBe(true);
});

it("ends a question at its deadline while the newest revision is made ready, which goes on for others", async () => {
  let heard: AbortSignal | undefined;
  const endless: EngineAt = (_at, signal) => {
    heard = signal;
    return new Promise(() => undefined);
  };
  expect(codeOf(await askBy(endless, `{ node(ref: "role:0") { key } }`, 20))).toBe("DEADLINE");
  expect(heard).toBeUndefined();
});

it("ends an engine that never pauses at the deadline too", async () => {
  const busy: EngineAt = async (at, signal) => {
    while (!signal?.aborted);
    return demo.app.engineAt(at, signal);
  };
  expect(codeOf(await askBy(busy, `{ node(ref: "role:0", at: "1") { key } }`, 20))).toBe("DEADLINE");
});

it("takes no document by its hash alone: what a request costs is measured by its own text and variables", async () => {
  const text = `query ($first: Int) { search(text: "a", first: $first) { nodes { key } } }`;
  const sha256Hash = createHash("sha256").update(text).digest("hex");
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const post = async (body: object) => {
    const headers = { "content-type": "application/json" };
    const answer = await request(`${server.url}/graphql`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await answer.body.json()) as GraphqlAnswer;
  };
  await post({ query: text, variables: { first: 1 }, extensions });
  const again = await post({ variables: { first: 1000 }, extensions });
  expect(codeOf(again)).toBe("PERSISTED_QUERY_NOT_SUPPORTED");
});
