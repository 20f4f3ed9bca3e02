import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type Neo4jServer, type Neo4jServerOptions, startNeo4j } from "../neo4j/start-neo4j.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

const TLS = new URL("../transport/tls/", import.meta.url).pathname;
const AUTHORITY = join(TLS, "test-only-cert.pem");

let home: string;
let server: Neo4jServer;
let served: ServedAccount;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whocan-limits-"));
});
afterEach(async () => {
  await server.stop();
  await served.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(conf: Neo4jServerOptions["conf"] = {}): Promise<void> {
  server = await startNeo4j({ line: inject("neo4jLine"), home, conf });
}

async function serve(users: number, uri = server.uri): Promise<void> {
  served = await serveAccount(users, {}, { WHOCAN_STORE: "neo4j", NEO4J_URI: uri, NEO4J_PASSWORD: "any-at-all" });
}

async function inGraph(statement: string): Promise<unknown[]> {
  const driver = neo4j.driver(server.uri, undefined, { disableLosslessIntegers: true });
  try {
    return (await driver.executeQuery(statement)).records.map((record) => record.toObject());
  } finally {
    await driver.close();
  }
}

/** What `whocan sync` came to: its code, field and exit code where it failed. */
async function sync(env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const { code, stderr } = await served.whocan(["sync"], { env });
  if (code === 0) return "done";
  const [, error] = /error ([A-Z_]+): /.exec(stderr) ?? [];
  const [, field] = /at: (\S+)/.exec(stderr) ?? [];
  expect(stderr).toMatch(/^ {2}next: .+/m);
  return { code, error: error ?? stderr, field };
}

describe("over TLS", () => {
  it("a server is read and written whose authority is named, and no other", async () => {
    const folder = join(home, "certificates", "bolt");
    mkdirSync(folder, { recursive: true });
    copyFileSync(AUTHORITY, join(folder, "public.crt"));
    copyFileSync(join(TLS, "test-only-key.pem"), join(folder, "private.key"));
    await start({
      "dbms.ssl.policy.bolt.enabled": true,
      "dbms.ssl.policy.bolt.base_directory": folder,
      "dbms.ssl.policy.bolt.client_auth": "NONE",
      "server.bolt.tls_level": "OPTIONAL",
    });
    await serve(12, server.uri.replace("bolt://127.0.0.1", "neo4j+s://localhost"));
    expect(await sync()).toEqual({ code: 6, error: "STORE_UNREACHABLE", field: "neo4j.caFile" });
    expect(await inGraph("MATCH (n) RETURN n")).toEqual([]);
    expect(await sync({ NEO4J_CA_FILE: AUTHORITY })).toBe("done");
    expect(await inGraph("MATCH (u:ZoomUser) RETURN count(u) AS users")).toEqual([{ users: 12 }]);
    expect(await readdir(join(served.folder, ".whocan"))).toContain("neo4j-bookmarks.json");
    const { code, stdout } = await served.whocan(["status"], { env: { NEO4J_CA_FILE: AUTHORITY } });
    expect([code, stdout]).toEqual([0, expect.stringContaining("revision 1")]);
    // A name that the certificate does not have.
    const other = {
      NEO4J_CA_FILE: AUTHORITY,
      NEO4J_URI: server.uri.replace("bolt://127.0.0.1", "neo4j+s://127.0.0.2"),
    };
    expect(await sync(other)).toMatchObject({ code: 6, error: "STORE_UNREACHABLE" });
  });
});

describe("a database that may only be read", () => {
  it("is asked, and not written", async () => {
    await start();
    await serve(12);
    expect(await sync()).toBe("done");
    await server.stop();
    await start({ "server.databases.read_only": "neo4j" });
    const env = { NEO4J_URI: server.uri };
    const before = await inGraph("MATCH (n) RETURN count(n) AS nodes");
    for (const user of served.account.users.slice(1, 3)) user.roleId = "1";
    served.zoom.requests.clear();
    expect(await sync(env)).toEqual({ code: 6, error: "STORE_READ_ONLY", field: "neo4j.user" });
    // It is told before the account is read.
    expect(new Set(served.zoom.requests.list.map(({ path }) => path))).toEqual(new Set(["/oauth/token"]));
    expect(await inGraph("MATCH (n) RETURN count(n) AS nodes")).toEqual(before);
    expect((await served.whocan(["status"], { env })).code).toBe(0);
  });
});

describe("a server whose files cannot grow", () => {
  it("ends the run with a clear error, and the next run comes to the same as ever", async () => {
    await start();
    await serve(10);
    expect(await sync()).toBe("done");
    // As on a full disk, no file may become larger than a few kilobytes more than what it is.
    limitFiles("262144");
    for (let count = 0; count < 400; count++) served.account.users.push(newUser(count));
    expect(await sync()).toMatchObject({ code: 6, error: "STORE_FULL", field: "neo4j.uri" });
    await server.kill();
    server = await server.startAgain();
    expect(await inGraph("MATCH (r:WhocanRevision) RETURN r.number AS number")).toEqual([{ number: 1 }]);
    expect(await sync()).toBe("done");
    const { stdout } = await served.whocan(["store", "check"]);
    expect(stdout).toMatch(/^sound: /);
    expect(await inGraph("MATCH (u:ZoomUser) RETURN count(u) AS users")).toEqual([{ users: 410 }]);
  });
});

function limitFiles(bytes: string): void {
  execFileSync("prlimit", ["--pid", String(server.pid), `--fsize=${bytes}`]);
}

function newUser(number: number) {
  const [template] = served.account.users;
  if (template === undefined) throw new Error("The demo account has no user.");
  return { ...template, id: `new${number}`, email: `new${number}@demo.example`, roleId: "2" };
}
