import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { query } from "../api/client.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";
import { startWhocan, type Whocan, whocan } from "./whocan.ts";

/** A server in a process of its own over a fake Zoom, which can hold back the list of users. */
let served: ServedAccount;
const started: Whocan[] = [];
let hold = false;
let letGo = () => {};
let arrived = () => {};
let atUsers: Promise<void>;

beforeEach(async () => {
  hold = false;
  const held = new Promise<undefined>((resolve) => {
    letGo = () => resolve(undefined);
  });
  atUsers = new Promise((resolve) => {
    arrived = resolve;
  });
  served = await serveAccount(15, {
    onRequest: ({ path }) => {
      if (!hold || path !== "/v2/users") return undefined;
      arrived();
      return held;
    },
  });
});
afterEach(async () => {
  letGo();
  for (const each of started.splice(0)) {
    each.kill("SIGKILL");
    await each.ended;
  }
  await served.close();
});

async function serve(
  argv: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<{ process: Whocan; url: string }> {
  const process = startWhocan(["serve", "--port", "0", ...argv], {
    cwd: served.folder,
    env: { ...served.env, WHOCAN_LOG_LEVEL: "info", ...env },
  });
  started.push(process);
  const url = await process.waitFor(/GraphQL on (http\S+)\/graphql/u);
  return { process, url: url.replace("0.0.0.0", "127.0.0.1") };
}

const run = (...argv: readonly string[]) => whocan(argv, { cwd: served.folder, env: served.env });
const status = async () => JSON.parse((await run("status", "--json")).stdout);
const files = async () =>
  (await readdir(join(served.folder, ".whocan"))).filter((name) => !/-(wal|shm)$/u.test(name)).toSorted();

/** Waits until the API says so. */
const until = (url: string, text: string, pick: (data: never) => unknown) =>
  expect.poll(async () => pick((await query(url, text)).data as never), { timeout: 120_000, interval: 200 });

describe("whocan serve", () => {
  it("beyond loopback does not start without a token, says what to do, and leaves nothing behind", async () => {
    const { code, stderr } = await run("serve", "--host", "0.0.0.0", "--port", "0");
    expect([code, stderr]).toEqual([3, expect.stringContaining("error TOKEN_MISSING: ")]);
    expect(stderr).toContain("next: Make one by whocan token create");
    expect(await readdir(served.folder)).toEqual([]);
  });

  it("beyond loopback answers who has a token of the folder, as it stands at that moment", async () => {
    const { stdout } = await run("token", "create", "--name", "siem");
    const { process, url } = await serve(["--host", "0.0.0.0"]);
    await process.waitFor(/Tokens and answers travel in the open/u);
    const ask = async (token?: string) => (await query(url, "{ status { version } }", {}, token)).status;
    expect([await ask(), await ask(stdout.trim())]).toEqual([401, 200]);
    await run("token", "revoke", "siem");
    expect(await ask(stdout.trim())).toBe(401);
    expect(process.said()).not.toContain(stdout.trim().slice(7));
  });

  it.each([
    [["--every", "6 hours"], "sync.every"],
    [["--every", "10s"], "sync.every"],
    [["--cron", "61 * * * *"], "sync.cron"],
    [["--every", "6h", "--cron", "0 * * * *"], "sync.cron"],
  ])("refuses a schedule that is none: %j", async (argv, field) => {
    const { code, stderr } = await run("serve", "--port", "0", ...argv);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`at: ${field}`)]);
  });

  it("with a schedule reads the account soon after its start, serves what it read, and says when next", async () => {
    const { process, url } = await serve(["--every", "6h"]);
    await until(url, "{ runs { outcome } }", ({ runs }: { runs: { outcome: string }[] }) => runs[0]?.outcome).toBe(
      "committed",
    );
    await until(
      url,
      "{ status { schedule { nextRunAt } } }",
      ({ status: { schedule } }: never) => schedule["nextRunAt"],
    ).not.toBeNull();
    const { data } = await query(
      url,
      `{ search(text: "a", first: 1) { revision } status { schedule { text nextRunAt } } }`,
    );
    expect(data.search.revision).toBe("1");
    expect(data.status.schedule.text).toBe("every 6h");
    const hours = (Date.parse(data.status.schedule.nextRunAt) - Date.now()) / 3_600_000;
    expect([hours > 5, hours < 6.2]).toEqual([true, true]);
    expect((await run("status")).stdout).toContain("A server reads the account every 6h: the next run is due at 20");
    process.kill("SIGTERM");
    expect((await process.ended).code).toBe(0);
    expect(await files()).toEqual(["index", "runs.db", "whocan.db"]);
    expect((await status()).schedule).toBeNull();

    const again = await serve(["--every", "6h"]);
    await until(
      again.url,
      "{ status { schedule { nextRunAt } } }",
      ({ status: { schedule } }: never) => schedule["nextRunAt"],
    ).not.toBeNull();
    expect((await query(again.url, "{ runs { id } }")).data.runs).toHaveLength(1);
  });

  it("ends on SIGTERM with a run under way, which the next server goes on with", async () => {
    hold = true;
    const { process, url } = await serve(["--every", "6h"]);
    await atUsers;
    const { data } = await query(url, "{ runs { id outcome sections { section status } } }");
    expect(data.runs[0]).toMatchObject({ id: "1", outcome: "running" });
    expect(data.runs[0].sections).toContainEqual({ section: "users", status: "reading" });
    process.kill("SIGTERM");
    expect((await process.ended).code).toBe(0);
    expect(process.said()).toContain("a run was cancelled; the next one goes on with it");
    expect(await status()).toMatchObject({ revision: null, lastRun: { id: "1", outcome: "cancelled" } });
    expect(await files()).toEqual(["runs.db", "whocan.db"]);

    letGo();
    hold = false;
    const groups = () => served.zoom.requests.list.filter(({ path }) => path === "/v2/groups").length;
    const before = groups();
    const again = await serve(["--every", "6h"]);
    await until(
      again.url,
      `{ run(id: "1") { outcome } }`,
      ({ run: each }: { run: { outcome: string } }) => each.outcome,
    ).toBe("committed");
    expect(before).toBe(1);
    expect(groups()).toBe(before);
  });

  it("starts no run beside one of another process, which counts as the scheduled one; then serves what that wrote", async () => {
    hold = true;
    const other = startWhocan(["sync"], { cwd: served.folder, env: served.env });
    started.push(other);
    await atUsers;
    const { url } = await serve(["--every", "6h"]);
    const next = ({ status: { schedule } }: never) => Date.parse(schedule["nextRunAt"]) - Date.now() > 5 * 3_600_000;
    await until(url, "{ status { schedule { nextRunAt } } }", next).toBe(true);
    const refused = await query(url, "mutation { startSync { id } }");
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "RUN_IN_PROGRESS", data: { pid: other.pid } });
    expect((await query(url, `{ run(id: "1") { outcome } }`)).data.run.outcome).toBe("running");
    letGo();
    expect((await other.ended).code).toBe(0);
    await until(
      url,
      `{ search(text: "a", first: 1) { revision } }`,
      (data: { search: { revision: string } } | null) => data?.search.revision,
    ).toBe("1");
  });

  it("survives the end of a run's process, and a run the end of its server: nothing is left behind", async () => {
    hold = true;
    const { process, url } = await serve();
    await query(url, "mutation { startSync { id } }");
    await atUsers;
    expect(readingProcess()).not.toBe(process.pid);
    globalThis.process.kill(readingProcess(), "SIGKILL");
    await process.waitFor(/The process of the run ended before the run did \(SIGKILL\)/u);
    await until(
      url,
      `{ run(id: "1") { outcome } }`,
      ({ run: each }: { run: { outcome: string } }) => each.outcome,
    ).toBe("interrupted");
    expect((await query(url, "mutation { startSync { id outcome } }")).data.startSync).toEqual({
      id: "1",
      outcome: "running",
    });

    const second = readingProcess();
    process.kill("SIGKILL");
    await process.ended;
    while (isAlive(second)) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await status()).lastRun).toMatchObject({ id: "1", outcome: "cancelled" });
    letGo();
    expect((await run("sync", "--quiet")).code).toBe(0);
  });

  it("does not throw away a demo: it refuses to read an account into its folder", async () => {
    await run("demo", "--users", "3", "--no-serve");
    const scheduled = await run("serve", "--port", "0", "--every", "6h");
    expect([scheduled.code, scheduled.stderr]).toEqual([3, expect.stringContaining("The data folder holds a demo")]);
    const { url } = await serve();
    const refused = await query(url, "mutation { startSync { id } }");
    expect(refused.errors?.[0]?.extensions["code"]).toBe("CONFIG_INVALID");
    expect((await query(url, `{ search(text: "a", first: 1) { revision } }`)).data.search.revision).toBe("1");
  });

  it("takes a secret that was changed in its file with the next run", async () => {
    const secret = join(served.folder, "conf", "secret");
    await mkdir(join(served.folder, "conf"));
    await writeFile(secret, "wrong-secret");
    const { url } = await serve([], { ZOOM_CLIENT_SECRET: "", ZOOM_CLIENT_SECRET_FILE: secret });
    const refused = await query(url, "mutation { startSync { id } }");
    expect(refused.errors?.[0]?.extensions["code"]).toBe("AUTH_SECRET");
    await writeFile(secret, served.zoom.credentials.clientSecret);
    expect((await query(url, "mutation { startSync { id } }")).data.startSync.id).toBe("1");
  });
});

/** The process that reads the account at this moment. */
function readingProcess(): number {
  const runs = openRunsDb(join(served.folder, ".whocan"));
  try {
    return runs.file.get<{ pid: number }>("SELECT pid FROM leases")?.pid ?? 0;
  } finally {
    runs.close();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
