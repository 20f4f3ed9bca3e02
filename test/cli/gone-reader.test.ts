import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { request } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { type ServedAccount, serveAccount } from "../e2e/served-account.ts";
import { commandLine } from "../e2e/whocan.ts";

/** Commands whose output nobody takes, as `head` leaves them and a logger that died. */
let served: ServedAccount;
beforeAll(async () => {
  served = await serveAccount(12);
});
afterAll(() => served.close());

function start(...argv: readonly string[]) {
  const env = { PATH: process.env["PATH"], ...served.env, WHOCAN_LOG_LEVEL: "info" };
  const child = spawn(process.execPath, commandLine(argv), { cwd: served.folder, env });
  child.stdin.on("error", () => undefined).end();
  child.stdout.destroy();
  child.stderr.destroy();
  return { child, ended: once(child, "exit") as Promise<[code: number | null, signal: string | null]> };
}

it("a run is read to its end and committed", async () => {
  expect(await start("sync").ended).toEqual([0, null]);
  const runs = openRunsDb(join(served.folder, ".whocan"));
  expect(runs.ledger.runs(undefined, 1)[0]?.outcome).toBe("committed");
  runs.close();
});

it.each([[["status"]], [["store", "check"]], [["who-can", "DataRead", "set:User", "--all"]], [["--help"]]])(
  "%j does not end as if all of its answer had been taken",
  async (argv) => {
    expect(await start(...argv).ended).toEqual([141, null]);
  },
);

it("an error keeps its exit code", async () => {
  expect(await start("who-can", "DataRead", "set:Nothing").ended).toEqual([7, null]);
});

it("a server goes on, with a run too, and ends when it is asked to", async () => {
  const port = await freePort();
  const { child, ended } = start("serve", "--port", String(port), "--every", "6h");
  const healthy = async () => (await request(`http://127.0.0.1:${port}/healthz`)).statusCode;
  await expect.poll(() => healthy().catch(() => 0), { timeout: 60_000 }).toBe(200);
  const startSync = async () => {
    const body = JSON.stringify({ query: "mutation { startSync { id outcome } }" });
    const headers = { "content-type": "application/json" };
    return (await request(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body })).statusCode;
  };
  expect([await startSync(), await healthy()]).toEqual([200, 200]);
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
