import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import type { CliResult } from "../cli/run-cli.ts";
import { type Neo4jServer, startNeo4j } from "../neo4j/start-neo4j.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";
import { startWhocan } from "./whocan.ts";

const PASSWORD = `${SECRET_MARK}-neo4j`;

/** A server of our own, which asks for a password and may be killed. */
let server: Neo4jServer;
beforeAll(async () => {
  server = await startNeo4j({ line: inject("neo4jLine"), password: PASSWORD });
});
afterAll(() => server.stop());

let served: ServedAccount;
/** All that the commands of this file said. */
let said = "";
beforeEach(async () => {
  await inGraph("MATCH (n) DETACH DELETE n");
  const variables = { WHOCAN_STORE: "neo4j", NEO4J_URI: server.uri, NEO4J_PASSWORD: PASSWORD };
  served = await serveAccount(16, {}, { ...variables, WHOCAN_LOG_LEVEL: "trace" });
});
afterEach(() => served.close());

/** Rows of a statement, each as JSON. */
async function inGraph(statement: string): Promise<string[]> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic("neo4j", PASSWORD), { disableLosslessIntegers: true });
  try {
    const { records } = await driver.executeQuery(statement);
    return records.map((record) => JSON.stringify(record.toObject()));
  } finally {
    await driver.close();
  }
}

async function run(argv: readonly string[], env: Record<string, string> = {}): Promise<CliResult> {
  const result = await served.whocan(argv, { env });
  said += result.stdout + result.stderr;
  return result;
}

async function sync() {
  const { code, stdout, stderr } = await run(["sync", "--json"]);
  if (code !== 0) throw new Error(`Exit code ${code}: ${stderr}`);
  return JSON.parse(stdout).reports[0];
}

/** What an undisturbed run into a file finds of the same account. */
async function expectWhole(revision: { readonly number: number; readonly factsDigest: string }): Promise<void> {
  const sqlite = { WHOCAN_STORE: "sqlite", WHOCAN_DATA: "undisturbed" };
  await run(["sync"], sqlite);
  const { revision: expected } = JSON.parse((await run(["status", "--json"], sqlite)).stdout);
  expect(revision.factsDigest).toBe(expected.factsDigest);
  const check = await run(["store", "check"]);
  expect([check.code, check.stdout]).toEqual([0, expect.stringMatching(/^sound: /u)]);
  const owner = served.account.users.find(({ roleId }) => roleId === "0");
  const { stdout } = await run(["can", `user:${owner?.email}`, "DataWrite", "set:User"], { WHOCAN_ENGINE: "cypher" });
  expect(stdout).toMatch(new RegExp(`^YES · revision ${revision.number} · by cypher\\n`, "u"));
}

function expectRefused(argv: readonly string[], result: CliResult, exit: number, code: string, field: string): void {
  expect([argv, result.code, result.stdout]).toEqual([argv, exit, ""]);
  expect(result.stderr).toContain(`error ${code}: `);
  expect(result.stderr).toContain(`at: ${field}\n`);
  expect(result.stderr).toMatch(/^ {2}next: .+/mu);
}

describe("a server that cannot be used is named, and nothing is read or written,", () => {
  it.each([
    ["when nobody listens there", { NEO4J_URI: "bolt://127.0.0.1:9" }, 6, "STORE_UNREACHABLE", "neo4j.uri"],
    ["when it has no TLS", { NEO4J_URI: "tls" }, 6, "STORE_UNREACHABLE", "neo4j.uri"],
    ["when it is no Bolt", { NEO4J_URI: "zoom" }, 6, "STORE_UNREACHABLE", "neo4j.uri"],
    ["when it is no Bolt, and would route", { NEO4J_URI: "routed" }, 6, "STORE_UNREACHABLE", "neo4j.uri"],
    ["when nobody is there to route", { NEO4J_URI: "neo4j://127.0.0.1:9" }, 6, "STORE_UNREACHABLE", "neo4j.uri"],
    ["when the user is not known", { NEO4J_USER: "nobody" }, 6, "STORE_AUTH", "neo4j.password"],
    ["when the password is wrong", { NEO4J_PASSWORD: "another one" }, 6, "STORE_AUTH", "neo4j.password"],
    ["when the database is not there", { NEO4J_DATABASE: "nowhere" }, 6, "STORE_UNREACHABLE", "neo4j.database"],
    ["when the address is none", { NEO4J_URI: "localhost" }, 3, "CONFIG_INVALID", "neo4j.uri"],
    ["when it would get the password in the open", { NEO4J_URI: "bolt://192.0.2.1" }, 3, "INSECURE_URL", "neo4j.uri"],
    ["when the password is missing", { NEO4J_PASSWORD: "" }, 3, "CONFIG_MISSING", "neo4j.password"],
    ["when the address is missing", { NEO4J_URI: "" }, 3, "CONFIG_MISSING", "neo4j.uri"],
    [
      "when there is a user alone",
      { NEO4J_URI: "", NEO4J_USER: "neo4j", NEO4J_PASSWORD: "" },
      ...([3, "CONFIG_MISSING", "neo4j.uri, neo4j.password"] as const),
    ],
    ["when the password is given twice", { NEO4J_PASSWORD_FILE: "secret" }, 3, "CONFIG_INVALID", "neo4j.password"],
    [
      "when the password's file is not there",
      { NEO4J_PASSWORD: "", NEO4J_PASSWORD_FILE: "nowhere" },
      ...([3, "CONFIG_UNREADABLE", "NEO4J_PASSWORD_FILE"] as const),
    ],
    ["when its authority cannot be read", { NEO4J_CA_FILE: "nowhere" }, 3, "CONFIG_UNREADABLE", "neo4j.caFile"],
  ])("%s", async (_when, given, exit, code, field) => {
    const places = {
      tls: server.uri.replace("bolt:", "bolt+s:"),
      zoom: served.zoom.url.replace("http:", "bolt:"),
      routed: served.zoom.url.replace("http:", "neo4j:"),
    };
    const env = {
      ...given,
      ...("NEO4J_URI" in given ? { NEO4J_URI: places[given.NEO4J_URI as "tls"] ?? given.NEO4J_URI } : {}),
    };
    const requests = served.zoom.requests.count;
    for (const argv of [["sync"], ["status"]])
      expectRefused(argv, await run(argv, env as Record<string, string>), exit, code, field);
    expect(served.zoom.requests.count).toBe(requests);
    expect(await readdir(served.folder)).toEqual([]);
    expect(await inGraph("MATCH (n) RETURN count(n) AS nodes")).toEqual(['{"nodes":0}']);
  });
});

describe("a database that holds something else is named, and left as it is,", () => {
  it("when it is another tool's", async () => {
    await inGraph("CREATE (:Movie {title: 'x'})");
    for (const argv of [["sync"], ["status"], ["store", "check"]])
      expectRefused(argv, await run(argv), 6, "STORE_FOREIGN", "neo4j.uri");
    expect(served.zoom.requests.count).toBe(0);
    expect(await inGraph("MATCH (n) RETURN labels(n) AS labels")).toEqual(['{"labels":["Movie"]}']);
  });

  it("when it is another account's, which is asked for no data", async () => {
    const { revision } = await sync();
    const { WHOCAN_STORE, NEO4J_URI, NEO4J_PASSWORD } = served.env as Record<string, string>;
    const account = makeDemoAccount({ seed: 2, users: 12, now: new Date().toISOString() });
    const variables = { WHOCAN_STORE, NEO4J_URI, NEO4J_PASSWORD } as Record<string, string>;
    const other = await serveAccount(account, {}, variables);
    onTestFinished(() => other.close());
    expectRefused(["sync"], await other.whocan(["sync"]), 6, "STORE_FOREIGN", "neo4j.uri");
    expect(new Set(other.zoom.requests.list.map(({ path }) => path))).toEqual(new Set(["/oauth/token"]));
    await expectWhole(revision);
  });
});

it("takes the user and the password from files", async () => {
  const files = { NEO4J_USER_FILE: "user", NEO4J_PASSWORD_FILE: "password" };
  await writeFile(join(served.folder, "user"), "neo4j\n");
  await writeFile(join(served.folder, "password"), `${PASSWORD}\n`);
  const { code, stderr } = await run(["sync"], { ...files, NEO4J_PASSWORD: "" });
  expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
  await writeFile(join(served.folder, "user"), "nobody\n");
  const refused = await run(["status"], { ...files, NEO4J_PASSWORD: "" });
  expectRefused(["status"], refused, 6, "STORE_AUTH", "neo4j.password");
});

describe("a run that is cut off goes on, and comes to what an undisturbed one finds,", () => {
  /** Hangs at the first request of a path until the test is over, and tells when that came. */
  function hangAt(path: string): Promise<void> {
    return new Promise((resolve) => {
      served.zoom.rules.onRequest = (request) => {
        if (request.path !== path) return undefined;
        resolve();
        return new Promise(() => undefined);
      };
    });
  }

  it("when Whocan is killed while it reads", async () => {
    const hanging = hangAt("/v2/roles");
    const whocan = startWhocan(["sync"], { cwd: served.folder, env: served.env });
    await hanging;
    whocan.kill("SIGKILL");
    await whocan.ended;
    said += whocan.said();
    expect(await inGraph("MATCH (r:WhocanRevision) RETURN r")).toEqual([]);
    served.zoom.rules.onRequest = undefined;
    const report = await sync();
    expect(report).toMatchObject({ resumed: true, revision: { number: 1 } });
    await expectWhole(report.revision);
  });

  it("when Whocan is killed while it writes", async () => {
    const whocan = startWhocan(["sync"], { cwd: served.folder, env: served.env });
    await whocan.waitFor(/^Writing: /mu);
    whocan.kill("SIGKILL");
    await whocan.ended;
    said += whocan.said();
    // It may have died before, in or after the transaction: there is a whole revision, or none.
    const there = await inGraph("MATCH (r:WhocanRevision) RETURN r.number AS number");
    const report = await sync();
    expect(report.revision?.number ?? null).toBe(there.length === 0 ? 1 : null);
    const { revision } = JSON.parse((await run(["status", "--json"])).stdout);
    expect(revision.number).toBe("1");
    await expectWhole({ ...revision, number: 1 });
  });

  it("when the server dies while Zoom is read, and is there again for the next run", async () => {
    let killing: Promise<void> | undefined;
    served.zoom.rules.onRequest = async ({ path }) => {
      if (path === "/v2/roles") killing ??= server.kill();
      await killing;
      return undefined;
    };
    const failed = await run(["sync"]);
    expect([failed.code, failed.stderr]).toEqual([6, expect.stringContaining("error STORE_UNREACHABLE: ")]);
    served.zoom.rules.onRequest = undefined;
    server = await server.startAgain();
    served.zoom.requests.clear();
    const report = await sync();
    expect(report).toMatchObject({ resumed: true, revision: { number: 1 } });
    // What had been read to its end was not asked for again.
    expect(served.zoom.requests.list.some(({ path }) => path === "/v2/users")).toBe(false);
    await expectWhole(report.revision);
  });
});

it("keeps secrets out of the graph, the folder, and all that was said", async () => {
  await sync();
  await run(["status", "--settings"]);
  const graph = [
    ...(await inGraph("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")),
    ...(await inGraph("MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS properties")),
  ].join("\n");
  expect(graph).toContain(served.account.users[0]?.email.toLowerCase());
  const marks = [SECRET_MARK, ...[0, 1, 2].map((shift) => base64Of(shift))];
  for (const mark of marks) expect([graph, said].map((text) => text.includes(mark))).toEqual([false, false]);
  expect(await readdir(served.folder, { recursive: true })).toContain(join(".whocan", "runs.db"));
});

/** The mark as it stands in a text in base64, by where in it it begins. */
function base64Of(shift: number): string {
  return Buffer.from(" ".repeat(shift) + SECRET_MARK)
    .toString("base64")
    .slice(4, -4);
}
