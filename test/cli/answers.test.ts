import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../src/api/server.ts";
import { CAST } from "../../src/demo/account/cast.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { query } from "../api/client.ts";
import { type DemoApp, openDemoApp, readAccount } from "../api/demo-app.ts";
import { portsOf } from "../api/ports.ts";
import { type CliResult, runCli } from "./run-cli.ts";

let demo: DemoApp;
let server: RunningServer;
const ADMIN = `user:${CAST.userAdmin.email}`;
const MEMBER = `user:${CAST.bystander.email}`;

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

function whocan(
  argv: readonly string[],
  setting: { columns?: number; colour?: boolean; stdin?: string } = {},
): Promise<CliResult> {
  return runCli(argv, { cwd: demo.folder, env: demo.env, ...setting });
}

async function json(argv: readonly string[]) {
  const { code, stdout, stderr } = await whocan([...argv, "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

const NODE = "{ key kind id name source properties }";
const REASON = `{ type text ... on FactReason { key section } ... on CatalogReason { capability evidence source }
  ... on CoverageReason { section extent status } ... on RuleReason { rule } }`;
const PROOF = `{ principal permission resource state bound origin { kind value } facts
  spine { from ${NODE} relation to ${NODE} because ${REASON} } revision catalogDigest digest }`;
const ACCESS = `{ permission state bound origins { kind value } parts ${NODE} }`;
const COMPLETENESS = "{ complete gaps { section reason missing { kind codes } remedy } blindSpots }";
const REST = `pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  counts { active unknown gated dormant } completeness ${COMPLETENESS} revision engine`;

it.each([
  [
    ["who-can", "DataRead,DataWrite", "set:User", "--extent", "any"],
    `whoCan(permissions: [DataRead, DataWrite], resource: "set:User", extent: ANY) { nodes { principal ${NODE} access ${ACCESS} witness ${PROOF} } ${REST} }`,
  ],
  [
    ["who-can", "--privilege", "User:Edit", "set:User", "--states", "dormant,active"],
    `whoCan(privilege: "User:Edit", resource: "set:User", filter: { states: [DORMANT, ACTIVE] }) { nodes { principal ${NODE} access ${ACCESS} witness ${PROOF} } ${REST} }`,
  ],
  [
    ["effective-access", ADMIN, "--first", "4"],
    `effectiveAccess(principal: "${ADMIN}", first: 4) { nodes { resource ${NODE} class access ${ACCESS} witness ${PROOF} } ${REST} }`,
  ],
  [
    ["can", ADMIN, "DataWrite", "set:User"],
    `can(principal: "${ADMIN}", permission: DataWrite, resource: "set:User") { verdict state witness ${PROOF} parts ${NODE} completeness ${COMPLETENESS} revision engine }`,
  ],
  [
    ["can", MEMBER, "DataWrite", "set:User"],
    `can(principal: "${MEMBER}", permission: DataWrite, resource: "set:User") { verdict state witness ${PROOF} parts ${NODE} completeness ${COMPLETENESS} revision engine }`,
  ],
  [
    ["explain", ADMIN, "DataWrite", "set:User"],
    `explain(principal: "${ADMIN}", permission: DataWrite, resource: "set:User") { nodes ${PROOF} ${REST} }`,
  ],
  [
    ["holders", "privilege:User:Edit"],
    `holders(entitlement: "privilege:User:Edit") { nodes { principal ${NODE} access ${ACCESS} witness ${PROOF} } ${REST} }`,
  ],
  [["find", "ad", "--kinds", "user"], `search(text: "ad", kinds: ["user"]) { nodes ${NODE} ${REST} }`],
])("prints %j as GraphQL answers it", async (argv, text) => {
  const [, field = ""] = /^(\w+)/u.exec(text) ?? [];
  const { data, errors } = await query(server.url, `{ ${text} }`);
  expect(errors).toBeUndefined();
  const printed = withoutTime(await json(argv));
  expect(withoutCursors(printed)).toEqual(withoutCursors(data[field]));
});

/** A cursor holds a digest of the arguments, which the two sides may spell differently. */
function withoutCursors(value: { pageInfo?: { startCursor: unknown; endCursor: unknown } }): unknown {
  if (value.pageInfo === undefined) return value;
  expect(value.pageInfo.endCursor).toEqual(expect.any(String));
  return { ...value, pageInfo: { ...value.pageInfo, startCursor: "", endCursor: "" } };
}

function withoutTime({ evaluatedAt: _evaluatedAt, ...rest }: { evaluatedAt?: string }): object {
  return rest;
}

it("prints a status of the same shape", async () => {
  const { data } = await query(
    server.url,
    "{ status { version counts { kind count } revision { number digest } coverage { section status extents { total complete } } } }",
  );
  const status = await json(["status"]);
  expect(status).toMatchObject(data.status);
});

it("shows all relations of a node in JSON where all are asked for", async () => {
  const { stdout } = await whocan(["show", "role:2", "--ndjson"]);
  const relations = stdout.trimEnd().split("\n").length;
  const [one, all] = [
    await json(["show", "role:2", "--first", "1"]),
    await json(["show", "role:2", "--first", "1", "--all"]),
  ];
  expect([one.neighbours.nodes.length, all.neighbours.nodes.length]).toEqual([1, relations]);
  expect([one.neighbours.pageInfo.hasNextPage, all.neighbours.pageInfo.hasNextPage]).toEqual([true, false]);
});

it.each([60, 100])("fits tables into %i columns, with what is under them", async (columns) => {
  for (const argv of [
    ["who-can", "DataRead", "set:User", "--extent", "any"],
    ["effective-access", ADMIN],
    ["find", "a"],
    ["show", ADMIN],
    ["status"],
    ["holders", "role:1"],
  ]) {
    const { code, stdout } = await whocan(argv, { columns });
    expect(code).toBe(0);
    const table = stdout
      .split("\n")
      .filter((line) => / {2}/u.test(line) && !/^\s*(zoom:|https)|incomplete|never read|More:/u.test(line));
    expect(table.length).toBeGreaterThan(1);
    for (const line of table.filter((each) => !each.startsWith("  ")))
      expect([...line].length).toBeLessThanOrEqual(columns);
  }
});

it("marks what is at most, and what is left out", async () => {
  const { stdout } = await whocan(["who-can", "DataRead", "set:Recording", "--kinds", "app"]);
  expect(stdout).toContain("UNKNOWN at most");
  const dormant = await whocan(["who-can", "DataWrite", "set:User"]);
  expect(dormant.stdout).toMatch(
    /\d+ principals: \d+ active, \d+ unknown · left out: \d+ dormant \(--states\) · revision 1 · by index/u,
  );
});

it("colours only where it may", async () => {
  const code = String.fromCharCode(27);
  expect((await whocan(["can", ADMIN, "DataWrite", "set:User"], { colour: true })).stdout).toContain(code);
  expect((await whocan(["can", ADMIN, "DataWrite", "set:User", "--no-color"], { colour: true })).stdout).not.toContain(
    escape,
  );
});

it("tells the verdict by the exit code only when asked to", async () => {
  expect((await whocan(["can", MEMBER, "DataWrite", "set:User"])).code).toBe(0);
  expect((await whocan(["can", ADMIN, "DataWrite", "set:User", "--exit-code"])).code).toBe(0);
  expect((await whocan(["can", MEMBER, "DataWrite", "set:User", "--exit-code"])).code).toBe(10);
  const app = await json(["who-can", "DataRead", "set:Recording", "--states", "UNKNOWN"]);
  const unknown = await whocan(["can", app.nodes[0].principal.key, "DataRead", "set:Recording", "--exit-code"]);
  expect(unknown).toMatchObject({ code: 11, stdout: expect.stringMatching(/^UNKNOWN/u) });
});

it("goes through all pages, and on after a cursor, to the same rows", async () => {
  const argv = ["who-can", "DataRead", "set:User", "--extent", "any"];
  const whole = await json([...argv, "--all"]);
  expect(whole.nodes).toHaveLength(whole.totalCount);
  const first = await json([...argv, "--first", "2"]);
  const second = await json([...argv, "--first", "2", "--after", first.pageInfo.endCursor]);
  expect([...first.nodes, ...second.nodes]).toEqual(whole.nodes.slice(0, 4));
  const paged = await json([...argv, "--first", "2", "--all"]);
  expect(paged.nodes).toEqual(whole.nodes);
  const { stdout } = await whocan([...argv, "--ndjson"]);
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toEqual(whole.nodes);
  const broken = await whocan([...argv, "--after", "nonsense"]);
  expect(broken).toMatchObject({ code: 2, stderr: expect.stringContaining("BAD_CURSOR") });
  const foreign = await whocan(["who-can", "DataRead", "set:Role", "--after", first.pageInfo.endCursor]);
  expect(foreign).toMatchObject({ code: 2, stderr: expect.stringContaining("BAD_CURSOR") });
});

it.each([
  [["who-can", "set:User", "--at", "9"], 7, "NO_SUCH_REVISION"],
  [["show", "user:nobody@demo.example"], 7, "NO_SUCH_NODE"],
  [["show", "nonsense"], 2, "BAD_REFERENCE"],
  [["who-can", "set:User", "--first", "1001"], 2, "PAGE_TOO_LARGE"],
  [["who-can", "set:User", "--account", "other"], 7, "NO_SUCH_NODE"],
  [["who-can", "set:User", "--states", "asleep"], 2, "BAD_ARGUMENT"],
  [["sync", "--only", "usres"], 2, "BAD_ARGUMENT"],
])("refuses %j with exit code %i and %s", async (argv, code, error) => {
  expect(await whocan(argv)).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(`error ${error}: `) });
});

it("replays proofs from a file, from standard input, and from GraphQL, and finds a changed one", async () => {
  const argv = ["explain", ADMIN, "DataWrite", "set:User", "--json"];
  const { stdout: proofs } = await whocan(argv);
  const file = join(demo.folder, "proof.json");
  await writeFile(file, proofs);
  expect(await whocan(["verify", "proof.json"])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^holds [0-9a-f]{64}/u),
  });
  expect((await whocan(["verify", "-"], { stdin: proofs })).code).toBe(0);
  const graphql = await query(
    server.url,
    `{ can(principal: "${ADMIN}", permission: DataWrite, resource: "set:User") { witness ${PROOF.replaceAll("{", "{ __typename ")} } }`,
  );
  expect((await whocan(["verify", "-"], { stdin: JSON.stringify(graphql) })).code).toBe(0);

  const changed = proofs.replaceAll('"permission": "DataWrite"', '"permission": "DataDelete"');
  const failed = await whocan(["verify", "-"], { stdin: changed });
  expect(failed).toMatchObject({ code: 7, stderr: expect.stringContaining("PROOF_FAILED") });
  for (const stdin of ["", "{}", "no json", '{"spine":[],"digest":"x"}']) {
    expect(await whocan(["verify", "-"], { stdin })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("BAD_PROOF"),
    });
  }
});

it("streams the matrix as NDJSON and as one array, and puts a file in place only when it is whole", async () => {
  const { stdout, stderr } = await whocan(["export", "access", "--format", "ndjson"]);
  const rows = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(stderr).toBe(`${rows.length} rows of revision 1\nincomplete: catalog, product-roles\n`);
  expect(rows[0]).toMatchObject({
    principal: { key: expect.any(String) },
    target: { class: expect.any(String) },
    permissions: expect.any(Array),
    revision: 1,
  });
  const quiet = await whocan(["export", "access", "--format", "json", "--output", "access.json", "--quiet"]);
  // What is missing belongs to the answer.
  expect(quiet).toMatchObject({ stdout: "", stderr: "incomplete: catalog, product-roles\n" });
  expect(JSON.parse(await readFile(join(demo.folder, "access.json"), "utf8"))).toEqual(rows);
  const nowhere = await whocan(["export", "access", "--output", "absent/access.json"]);
  expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining("cannot be written") });
  expect((await readdir(demo.folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

it("checks the store, and says that a second run changed nothing", async () => {
  expect(await whocan(["store", "check"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("sound: 1 revisions"),
  });
  const again = await whocan(["sync"]);
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("nothing changed, no revision written") });
  expect(again.stderr).toMatch(/^users: \d+ records/mu);
  expect((await json(["status"])).revision.number).toBe("1");
});

it("shows a product that the account lacks as GATED, and refuses one that there is not", async () => {
  const setting = { cwd: demo.folder, env: { ...demo.env, WHOCAN_LACKS: "phone" } };
  const argv = ["can", `user:${CAST.owner.email}`, "MetadataRead", "set:PhoneSetting"];
  expect((await runCli(argv, setting)).stdout).toMatch(/^NO[\s\S]*GATED/u);
  const wrong = await runCli(argv, { ...setting, env: { ...setting.env, WHOCAN_LACKS: "fax" } });
  expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining("lacks names no product: fax") });
});
