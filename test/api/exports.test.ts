import { request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../src/api/server.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { runCli } from "../cli/run-cli.ts";
import { bearer, query } from "./client.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";
import { portsOf } from "./ports.ts";
import { ACCESS, type Row, readExport, WHO_CAN } from "./read-export.ts";
import { beyondLoopback, reach, serve } from "./serve.ts";

let demo: DemoApp;
let server: RunningServer;
beforeAll(async () => {
  demo = await openDemoApp();
  await readAccount(demo);
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

describe("GET /export/who-can.ndjson", () => {
  it.each<[Record<string, string>, string]>([
    [
      { permission: "DataRead,DataDelete", resource: "set:Recording" },
      `permissions: [DataRead, DataDelete], resource: "set:Recording"`,
    ],
    [
      { permission: "DataWrite", resource: "set:User", extent: "ANY", kinds: "user" },
      `permissions: [DataWrite], resource: "set:User", extent: ANY, filter: { kinds: ["user"] }`,
    ],
    [
      { privilege: "User:Edit", resource: "set:User", states: "DORMANT,ACTIVE" },
      `privilege: "User:Edit", resource: "set:User", filter: { states: [DORMANT, ACTIVE] }`,
    ],
    [
      { permission: "DataRead", resource: "set:Recording", expand: "true", status: "active", text: "e" },
      `permissions: [DataRead], resource: "set:Recording", expand: true, filter: { status: ["active"], text: "e" }`,
    ],
    [
      { resource: "set:Role", origins: "built-in", at: "1" },
      `resource: "set:Role", filter: { origins: ["built-in"] }, at: "1"`,
    ],
  ])("sends what the field whoCan answers for %j", async (args, field) => {
    const { rows, end } = await readExport(server.url, WHO_CAN, args);
    const { data } = await query(
      server.url,
      `{ whoCan(${field}, first: 1000) { nodes { principal { key name } access { permission state bound parts { key } } }
         totalCount counts { active unknown gated dormant } completeness { complete gaps { section reason } } } }`,
    );
    const { nodes, totalCount, counts, completeness } = data.whoCan;
    expect(nodes.length).toBeGreaterThan(0);
    expect(rows.map(({ principal: { key, name }, access }) => ({ principal: { key, name }, access }))).toEqual(
      nodes.map(({ principal, access }: Row) => ({
        principal,
        access: access.map(({ parts, ...rest }: Row) => ({ ...rest, whole: parts.length === 0 })),
      })),
    );
    expect(end).toMatchObject({ rows: totalCount, counts, complete: completeness.complete, gaps: completeness.gaps });
  });

  it("makes each line understandable by itself, and the last one say what the list is worth", async () => {
    const { headers, rows, end } = await readExport(server.url, WHO_CAN, {
      permission: "DataRead",
      resource: "set:Recording",
    });
    const head = await demo.app.head();
    const [user] = demo.account.users.filter(({ roleId }) => roleId === "0");
    const row = rows.find(({ principal }) => principal.email === user?.email);
    expect(row).toEqual({
      principal: {
        key: `zoom:${demo.account.id}:user:${user?.id}`,
        kind: "ZoomUser",
        name: `${user?.firstName} ${user?.lastName}`,
        email: user?.email,
      },
      access: [{ permission: "DataRead", state: "ACTIVE", bound: "EXACT", whole: true }],
      resource: `zoom:${demo.account.id}:set:Recording`,
      revision: 1,
    });
    expect(end).toMatchObject({ revision: 1, digest: head?.digest, at: head?.at, engine: "index" });
    expect(headers).toMatchObject({
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "whocan-revision": "1",
      "whocan-digest": head?.digest,
      "whocan-engine": "index",
      "whocan-complete": String(end.complete),
    });
  });

  it.each<[Record<string, string>, number, string, string]>([
    [{ resource: "set:Nothing" }, 404, "NO_SUCH_NODE", "resource"],
    [{ resource: "nothing" }, 400, "BAD_REFERENCE", "resource"],
    [{}, 400, "BAD_ARGUMENT", "resource"],
    [{ resource: "set:User", permission: "Fly" }, 400, "UNKNOWN_PERMISSION", "permission"],
    [{ resource: "set:User", permission: "DataRead,Fly" }, 400, "UNKNOWN_PERMISSION", "permission"],
    [{ resource: "set:User", states: "active" }, 400, "BAD_ARGUMENT", "states"],
    [{ resource: "set:User", origins: "magic" }, 400, "BAD_ARGUMENT", "origins"],
    [{ resource: "set:User", extent: "SOME" }, 400, "BAD_ARGUMENT", "extent"],
    [{ resource: "set:User", expand: "yes" }, 400, "BAD_ARGUMENT", "expand"],
    [{ resource: "set:User", groups: "group:None" }, 404, "NO_SUCH_NODE", "groups"],
    [{ resource: "set:User", at: "99" }, 404, "NO_SUCH_REVISION", "at"],
    [{ resource: "set:User", first: "10" }, 400, "BAD_ARGUMENT", "first"],
    [{ resource: "set:User", constructor: "x" }, 400, "BAD_ARGUMENT", "constructor"],
  ])("refuses %j with %i %s", async (args, status, code, field) => {
    const answer = await readExport(server.url, WHO_CAN, args);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toMatch(/^application\/json/u);
    expect(answer.error).toEqual({
      errors: [{ message: expect.any(String), extensions: { code, field, help: expect.any(String) } }],
    });
  });

  it("refuses a parameter that is given twice", async () => {
    const { statusCode, body } = await request(`${server.url}${WHO_CAN}?resource=set:User&resource=set:Role`);
    expect([statusCode, await body.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: "BAD_ARGUMENT", field: "resource" } }] },
    ]);
  });

  it.each([
    ["cross-site", 403],
    ["same-origin", 200],
    ["none", 200],
  ])("answers a browser's request for a page that is %s with %i", async (site, status) => {
    const headers = { "sec-fetch-site": site };
    const { statusCode, body } = await request(`${server.url}${WHO_CAN}?resource=set:User`, { headers });
    await body.dump();
    expect(statusCode).toBe(status);
  });

  it("answers HEAD with what is known before the rows", async () => {
    const { headers, statusCode, body } = await request(`${server.url}${WHO_CAN}?resource=set:User`, {
      method: "HEAD",
    });
    expect([statusCode, headers["whocan-revision"], await body.text()]).toEqual([200, "1", ""]);
  });
});

describe("GET /export/access.ndjson", () => {
  it("sends the rows of whocan export access, and last what they are worth", async () => {
    const { rows, end } = await readExport(server.url, ACCESS);
    const { stdout } = await runCli(["export", "access"], { cwd: demo.folder, env: demo.env });
    const exported = stdout.trimEnd().split("\n");
    expect(rows.map((row) => JSON.stringify(row))).toEqual(exported.map((line) => JSON.stringify(JSON.parse(line))));
    const engine = await demo.app.engineAt("1", undefined);
    expect(end).toMatchObject({
      rows: exported.length,
      revision: 1,
      engine: "index",
      ...(await engine.completeness()),
    });
  });
});

it("says so where the account was not read completely", async () => {
  const partly = await openDemoApp({}, 12);
  try {
    partly.zoom.rules.scopes = partly.zoom.rules.scopes.filter((scope) => !scope.startsWith("role:"));
    await readAccount(partly);
    const { url } = await serve({ ports: portsOf(partly.app) });
    for (const [path, args] of [
      [WHO_CAN, { permission: "DataRead", resource: "set:Recording" }],
      [ACCESS, {}],
    ] as const) {
      const { headers, end } = await readExport(url, path, args);
      expect([headers["whocan-complete"], end.complete]).toEqual(["false", false]);
      expect(end.gaps).toContainEqual(
        expect.objectContaining({ section: "role-members", missing: expect.objectContaining({ kind: "scope" }) }),
      );
    }
  } finally {
    await partly.close();
  }
});

it("is for those alone who may read", async () => {
  const { exposure, tokens } = await beyondLoopback();
  const url = reach(await serve({ ports: portsOf(demo.app), exposure }));
  const { token: reader } = await tokens.create("reader", ["read"], new Date());
  const { token: other } = await tokens.create("other", ["sync", "metrics"], new Date());
  for (const path of [`${WHO_CAN}?resource=set:User`, ACCESS]) {
    const statuses = [];
    for (const token of [undefined, "wrong", other, reader]) {
      const { statusCode, body } = await request(url + path, { headers: bearer(token) });
      await body.dump();
      statuses.push(statusCode);
    }
    expect([path, statuses]).toEqual([path, [401, 401, 403, 200]]);
  }
});

it("answers 503 where there is nothing yet, and counts how exports ended", async () => {
  const { url } = await serve();
  expect(await readExport(url, ACCESS)).toMatchObject({
    status: 503,
    error: { errors: [{ extensions: { code: "NO_DATA" } }] },
  });
  const metrics = await (await request(`${url}/metrics`)).body.text();
  expect(metrics).toContain('whocan_questions_total{question="matrix",outcome="NO_DATA"} 1');
  expect(metrics).toContain(`whocan_http_responses_total{path="${ACCESS}",status="503"} 1`);
});
