import { afterAll, beforeAll, expect, it } from "vitest";
import type { AccessEngine } from "../../src/access/engine.ts";
import { type RunningServer, startServer } from "../../src/api/server.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { codeOf, query } from "./client.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";

let demo: DemoApp;
let server: RunningServer;
let engineAt: DemoApp["app"]["engineAt"];

beforeAll(async () => {
  demo = await openDemoApp();
  await readAccount(demo);
  engineAt = demo.app.engineAt;
  server = await serve(60_000);
});
afterAll(async () => {
  await server.close();
  await demo.close();
});

function serve(deadlineMs: number): Promise<RunningServer> {
  const ports = {
    engineAt: (...args: Parameters<typeof engineAt>) => engineAt(...args),
    status: () => demo.app.status(),
  };
  return startServer({ ports, port: 0, deadlineMs, logger: silentLogger, version: "0" });
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
])("refuses %s with %s", async (text, code, field) => {
  const answer = await query(server.url, text);
  expect(codeOf(answer)).toBe(code);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ field, help: expect.any(String) });
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
  const before = engineAt;
  engineAt = async (...args) =>
    Object.assign(Object.create(await before(...args)) as AccessEngine, { candidates: async () => ["a", "b"] });
  const answer = await query(server.url, `{ node(ref: "role:Twin") { key } }`);
  engineAt = before;
  expect(codeOf(answer)).toBe("AMBIGUOUS_REFERENCE");
  expect(answer.errors?.[0]?.extensions["data"]).toEqual({ matches: ["a", "b"] });
});

it("hides what went wrong inside: text, stack and cause", async () => {
  const before = engineAt;
  engineAt = async () => {
    throw new Error("the secret is canary-4711");
  };
  const answer = await query(server.url, `{ node(ref: "role:0") { key } }`);
  engineAt = before;
  expect(codeOf(answer)).toBe("INTERNAL");
  expect(JSON.stringify(answer)).not.toMatch(/canary|stack|\.ts/u);
});

it("ends a question at its deadline, and tells the engine so", async () => {
  const before = engineAt;
  let heard: AbortSignal | undefined;
  engineAt = (_at, signal) => {
    heard = signal;
    return new Promise(() => undefined);
  };
  const hasty = await serve(20);
  const answer = await query(hasty.url, `{ node(ref: "role:0") { key } }`);
  engineAt = before;
  await hasty.close();
  expect(codeOf(answer)).toBe("DEADLINE");
  expect(heard?.aborted).toBe(true);
});

it("ends an engine that never pauses at the deadline too", async () => {
  const before = engineAt;
  engineAt = async (at, signal) => {
    while (!signal?.aborted);
    return before(at, signal);
  };
  const hasty = await serve(20);
  const answer = await query(hasty.url, `{ node(ref: "role:0") { key } }`);
  engineAt = before;
  await hasty.close();
  expect(codeOf(answer)).toBe("DEADLINE");
});
