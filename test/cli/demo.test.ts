import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { codeOf, query } from "../api/client.ts";
import { type DemoApp, openDemoApp } from "../api/demo-app.ts";
import { runCli } from "./run-cli.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
let cwd: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "whocan-"));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  await rm(cwd, { recursive: true, force: true });
});

/** Starts the command line as a process of its own. */
function start(...argv: readonly string[]): ChildProcess & { text(): string } {
  const loader = join(ROOT, "node_modules/tsx/dist/esm/index.mjs");
  const child = spawn(process.execPath, ["--import", loader, join(ROOT, "src/cli/main.ts"), ...argv], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"] },
  });
  started.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (said += text));
  return Object.assign(child, { text: () => said });
}

/** Waits until the process has said it; fails with all that it said when it ends before. */
async function said(child: ReturnType<typeof start>, wanted: RegExp): Promise<string> {
  while (!wanted.test(child.text())) {
    if (child.exitCode !== null) throw new Error(`It ended: ${child.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return wanted.exec(child.text())?.[1] ?? "";
}

it("reads a demo account, serves it, lets other commands answer about it, and ends on SIGTERM", async () => {
  const demo = start("demo", "--users", "30", "--port", "0");
  const url = await said(demo, /GraphQL on (http:\S+)\/graphql/u);
  expect(demo.text()).toMatch(/^users: 30 records/mu);
  expect(demo.text()).toContain("revision 1");
  const { data } = await query(url, "{ status { revision { number connection } coverage { section status } } }");
  expect(data.status.revision).toEqual({ number: "1", connection: "demo" });
  for (const { section, status } of data.status.coverage) {
    expect([section, status]).toEqual([section, section === "activities" ? "not-selected" : "complete"]);
  }

  const lines = [...demo.text().matchAll(/^ {2}npx whocan (.+)$/gmu)].map(([, line = ""]) => line);
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    const argv = [...line.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    expect(await runCli(argv, { cwd })).toMatchObject({ code: 0, stderr: "" });
  }

  const second = await runCli(["demo", "--no-serve"], { cwd });
  expect(second).toMatchObject({ code: 8, stderr: expect.stringContaining("RUN_IN_PROGRESS") });

  demo.kill("SIGTERM");
  expect(await once(demo, "exit")).toEqual([0, null]);
  expect(JSON.parse(await readFile(join(cwd, ".whocan", "demo.json"), "utf8")).pid).toBeNull();
});

it("makes a fresh account each time, or with --keep reads the same one again and changes nothing", async () => {
  const first = await runCli(["demo", "--no-serve", "--users", "20"], { cwd });
  expect(first.stdout).toContain("revision 1,");
  const kept = await runCli(["demo", "--no-serve", "--keep"], { cwd });
  expect(kept.stdout).toContain("nothing changed, no revision written");
  const other = await runCli(["demo", "--no-serve", "--users", "20", "--seed", "9"], { cwd });
  expect(other.stdout).toContain("revision 1,");
});

it("removes a demo when a real account is read, and is refused by a folder that holds one", async () => {
  let real: DemoApp | undefined;
  try {
    real = await openDemoApp();
    await runCli(["demo", "--no-serve", "--users", "20"], { cwd });
    await writeFile(join(cwd, ".whocan", "index", "7-abc.idx"), "of the demo's seventh revision");
    const wrong = await runCli(["sync"], { cwd, env: { ...real.env, ZOOM_CLIENT_SECRET: "wrong" } });
    expect(wrong.code).toBe(4);
    expect(await readdir(join(cwd, ".whocan"))).toContain("demo.json");
    const { code, stdout, stderr } = await runCli(["sync"], { cwd, env: real.env });
    expect(code).toBe(0);
    expect(stderr).toContain("was removed");
    expect(stdout).toContain(`Account ${real.account.id}`);
    const status = JSON.parse((await runCli(["status", "--json"], { cwd })).stdout);
    expect(status.revision).toMatchObject({ number: "1", account: real.account.id });
    // Nothing is left of the demo's own indexes.
    expect((await readdir(join(cwd, ".whocan", "index"))).length).toBe(1);
    const refused = await runCli(["demo", "--no-serve"], { cwd });
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining("something else than a demo") });
    const after = JSON.parse((await runCli(["status", "--json"], { cwd })).stdout);
    expect({ ...after, evaluatedAt: status.evaluatedAt }).toEqual(status);
  } finally {
    await real?.close();
  }
});

it("says that the port is taken before it does anything", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  const { port } = blocker.address() as { port: number };
  const { code, stderr } = await runCli(["demo", "--port", String(port)], { cwd });
  blocker.close();
  expect(code).toBe(8);
  expect(stderr).toContain(`error PORT_IN_USE: Port ${port} is in use.`);
  expect(await readdir(cwd)).toEqual([]);
});

it("serves an empty folder, and ends quietly when its reader goes away", async () => {
  const server = start("serve", "--port", "0", "--json");
  const url = await said(server, /"url":"(http:[^"]+)"/u);
  expect(codeOf(await query(url, `{ holders(entitlement: "role:0") { totalCount } }`))).toBe("NO_DATA");
  server.kill("SIGINT");
  expect(await once(server, "exit")).toEqual([0, null]);

  await writeFile(join(cwd, "whocan.yaml"), "");
  const help = start("who-can", "--help");
  help.stdout?.destroy();
  const [code] = await once(help, "exit");
  expect([code, help.text()]).toEqual([141, ""]);
});
