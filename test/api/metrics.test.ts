import { request } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../src/api/server.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { query } from "./client.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";
import { portsOf } from "./ports.ts";
import { serve } from "./serve.ts";

let demo: DemoApp;
let server: RunningServer;
beforeAll(async () => {
  demo = await openDemoApp({}, 12);
  await readAccount(demo);
  server = await startServer({
    ports: {
      ...portsOf(demo.app),
      schedule: async () => ({ text: "every 6h", nextRunAt: "2026-11-22T12:00:00.000Z" }),
      storeCheck: async () => ({ at: "2026-11-21T12:00:00.000Z", sound: false, revisions: 1, facts: 2, problems: 1 }),
    },
    port: 0,
    deadlineMs: 60_000,
    logger: silentLogger,
    version: "1.2.3",
  });
});
afterAll(async () => {
  await server.close();
  await demo.close();
});

async function read(url: string): Promise<string> {
  const { statusCode, headers, body } = await request(`${url}/metrics`);
  expect([statusCode, headers["content-type"]]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  return body.text();
}

/** The value of one line, by its name with labels; undefined where there is none. */
function sampleOf(text: string, name: string): number | undefined {
  const line = text.split("\n").find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

it("counts questions by outcome, and measures how long they took", async () => {
  for (let count = 0; count < 3; count++) await query(server.url, `{ search(text: "a") { totalCount } }`);
  await query(server.url, `{ search(text: "") { totalCount } node(ref: "user:nobody@demo.example") { key } }`);
  await query(server.url, "{ nonsense }");
  const text = await read(server.url);
  expect(sampleOf(text, 'whocan_questions_total{question="search",outcome="ok"}')).toBe(3);
  expect(sampleOf(text, 'whocan_questions_total{question="search",outcome="BAD_ARGUMENT"}')).toBe(1);
  expect(sampleOf(text, 'whocan_questions_total{question="node",outcome="NO_SUCH_NODE"}')).toBe(1);
  expect(sampleOf(text, 'whocan_question_seconds_count{question="search"}')).toBe(4);
  expect(sampleOf(text, 'whocan_http_responses_total{path="/graphql",status="200"}')).toBe(4);
  expect(sampleOf(text, 'whocan_http_responses_total{path="/graphql",status="400"}')).toBe(1);
});

it("tells revision, engines, runs, coverage, the schedule and the process", async () => {
  const text = await read(server.url);
  expect(sampleOf(text, "whocan_ready")).toBe(1);
  expect(sampleOf(text, "whocan_revision")).toBe(1);
  expect(sampleOf(text, "whocan_served_revision")).toBe(1);
  expect(sampleOf(text, "whocan_revision_age_seconds")).toBeGreaterThan(0);
  expect(sampleOf(text, 'whocan_engine_build_seconds_count{outcome="ok"}')).toBe(1);
  expect(sampleOf(text, 'whocan_last_run_outcome{connection="zoom",outcome="committed"}')).toBe(1);
  const end = Date.parse(demo.app.history.runs("zoom", 1)[0]?.ended ?? "") / 1000;
  expect(sampleOf(text, 'whocan_last_good_run_end_seconds{connection="zoom"}')).toBe(end);
  expect(sampleOf(text, 'whocan_last_run_duration_seconds{connection="zoom"}')).toBeGreaterThan(0);
  expect(sampleOf(text, 'whocan_section_status{section="users",status="complete"}')).toBe(1);
  expect(sampleOf(text, 'whocan_section_status{section="users",status="denied"}')).toBe(0);
  expect(sampleOf(text, 'whocan_section_extents{section="users",complete="yes"}')).toBe(3);
  expect(sampleOf(text, "whocan_next_run_seconds")).toBe(Date.parse("2026-11-22T12:00:00Z") / 1000);
  expect(sampleOf(text, "whocan_store_check_ok")).toBe(0);
  expect(sampleOf(text, "whocan_store_check_time_seconds")).toBe(Date.parse("2026-11-21T12:00:00Z") / 1000);
  expect(sampleOf(text, 'whocan_info{version="1.2.3"}')).toBe(1);
  expect(sampleOf(text, "process_resident_memory_bytes")).toBeGreaterThan(1e6);
  expect(sampleOf(text, "nodejs_eventloop_lag_p99_seconds")).toBeGreaterThanOrEqual(0);
});

it("is written as Prometheus reads it: every name with help and type, no line twice", async () => {
  const lines = (await read(server.url)).split("\n").filter((line) => line !== "");
  const described = new Map<string, string[]>();
  for (const line of lines) {
    const [, what = "", name = ""] = /^# (HELP|TYPE) (\S+)/u.exec(line) ?? [];
    if (what !== "") described.set(name, [...(described.get(name) ?? []), what]);
    else expect(line).toMatch(/^[a-z_0-9]+(\{([a-z_]+="[^"\\\n]*",?)+\})? (-?[\d.]+(e[-+]?\d+)?|Nan|[-+]Inf)$/u);
  }
  for (const [name, parts] of described) expect([name, parts]).toEqual([name, ["HELP", "TYPE"]]);
  const series = lines.filter((line) => !line.startsWith("#")).map((line) => line.slice(0, line.lastIndexOf(" ")));
  expect(new Set(series).size).toBe(series.length);
});

it("holds nothing of the account: no name, e-mail, id or key, even of what was asked for", async () => {
  const [user] = demo.account.users;
  await query(
    server.url,
    `{ node(ref: "user:${user?.email}") { key } can(principal: "user:${user?.email}", permission: DataRead, resource: "user:${user?.email}") { verdict } }`,
  );
  await request(`${server.url}/users/${user?.email}`);
  const text = await read(server.url);
  expect(text).toContain('path="other"');
  const { users, groups, roles, apps, id, name } = demo.account;
  const secrets = [id, name, ...users.flatMap((each) => [each.id, each.email, `${each.firstName} ${each.lastName}`])];
  for (const each of [...groups, ...apps]) secrets.push(each.id, each.name);
  for (const role of roles) if (role.id.length > 3) secrets.push(role.id);
  expect(secrets.length).toBeGreaterThan(60);
  for (const secret of secrets) expect(text).not.toContain(secret);
});

it("is there when there is nothing else: an empty store, or one that cannot be reached", async () => {
  const { url } = await serve();
  const text = await read(url);
  expect(sampleOf(text, "whocan_ready")).toBe(0);
  expect(sampleOf(text, "whocan_revision")).toBeUndefined();
  expect(sampleOf(text, "process_start_time_seconds")).toBeGreaterThan(0);
});
