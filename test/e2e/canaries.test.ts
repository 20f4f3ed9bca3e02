import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CAST } from "../../src/demo/account/cast.ts";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import { query } from "../api/client.ts";
import { ask, askToken } from "../demo/ask.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";
import { startWhocan, type Whocan, whocan } from "./whocan.ts";

/** All that the programs said: both streams, logs at the finest level among them. */
const said: string[] = [];
let account: ServedAccount;
let server: Whocan;

async function run(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await whocan(argv, {
    cwd: account.folder,
    env: { ...account.env, WHOCAN_LOG_LEVEL: "trace" },
  });
  said.push(stdout, stderr);
  expect([argv, code]).toEqual([argv, 0]);
  return stdout;
}

beforeAll(async () => {
  account = await serveAccount(20);
  await run("sync");
  server = startWhocan(["serve", "--port", "0"], {
    cwd: account.folder,
    env: { ...account.env, WHOCAN_LOG_LEVEL: "trace" },
  });
});
afterAll(async () => {
  server.kill("SIGTERM");
  await server.ended;
  await account.close();
});

describe("secrets of the account", () => {
  it("are in what the fake Zoom sends, and among the credentials", async () => {
    const { account: demo, zoom } = account;
    const { body } = await ask(zoom, "/accounts/me/recordings", {
      from: dayOf(demo.recordings[0]?.startTime),
      to: dayOf(demo.recordings[0]?.startTime),
    });
    expect(JSON.stringify(body)).toContain(SECRET_MARK);
    expect((await askToken(zoom)).body.access_token).toContain(SECRET_MARK);
    expect(zoom.credentials.clientSecret).toContain(SECRET_MARK);
  });

  it("VZ-17 AX-13 come out of no command: the client secret is required, and only ever goes to Zoom", async () => {
    const { ZOOM_CLIENT_SECRET: _, ...rest } = account.env;
    const without = await whocan(["sync"], { cwd: account.folder, env: rest });
    expect(without.code).toBe(3);
    expect(without.stderr).toContain("lacks clientSecret (ZOOM_CLIENT_SECRET)");
    expect(await run("status", "--settings")).toMatch(/clientSecret +set +/u);
    await run("status", "--json");
    await run("sync", "--json");
    await run("show", `user:${CAST.owner.email}`, "--json");
    await run("find", "a", "--all", "--json");
    await run("explain", `user:${CAST.owner.email}`, "DataRead", "set:Recording", "--json");
    await run("export", "access");
    const wrong = { ...account.env, ZOOM_CLIENT_SECRET: `${SECRET_MARK}-another`, WHOCAN_LOG_LEVEL: "trace" };
    const refused = await whocan(["sync"], { cwd: account.folder, env: wrong });
    expect(refused.code).toBe(4);
    said.push(refused.stdout, refused.stderr);
    expect(said.join("\n").length).toBeGreaterThan(10_000);
    expect(said.join("\n")).not.toContain(SECRET_MARK);
    await filesAreClean();
  });

  it("come out of no answer of the API, and of no log line of the server", async () => {
    const url = await server.waitFor(/(http:\/\/127\.0\.0\.1:\d+)/u);
    const answers = [
      await query(
        url,
        `{ status { revision { number } coverage { section reason } } search(text: "a", first: 1000) { nodes { key properties } } }`,
      ),
      await query(
        url,
        `{ whoCan(resource: "set:Recording") { nodes { principal { properties } witness { digest } } } }`,
      ),
      await query(url, `{ node(ref: "user:${SECRET_MARK.slice(0, 4)}") { key } }`),
      await query(url, "{ nonsense }"),
    ];
    expect(answers[0]?.data.search.nodes.length).toBeGreaterThan(100);
    expect(JSON.stringify(answers)).not.toContain(SECRET_MARK);
    expect(server.said()).not.toContain(SECRET_MARK);
  });
});

/** No file of the data folder holds the mark, in plain text or in base64. */
async function filesAreClean(): Promise<void> {
  const names = await readdir(account.folder, { recursive: true });
  expect(names).toEqual(expect.arrayContaining([join(".whocan", "whocan.db"), join(".whocan", "runs.db")]));
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.from(" ".repeat(shift) + SECRET_MARK).toString("base64");
    return text.slice(4, -4);
  });
  for (const name of names) {
    const bytes = await readFile(join(account.folder, name)).catch(() => Buffer.alloc(0));
    for (const mark of [SECRET_MARK, ...encoded]) expect([name, bytes.includes(mark)]).toEqual([name, false]);
  }
}

function dayOf(time: string | undefined): string {
  return (time ?? "").slice(0, 10);
}
