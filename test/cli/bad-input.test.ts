import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "whocan-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const CREDENTIALS = { ZOOM_ACCOUNT_ID: "account1", ZOOM_CLIENT_ID: "client1", ZOOM_CLIENT_SECRET: "canary-4711" };

async function withConfig(text: string, argv: readonly string[], env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(cwd, "config-"));
  await writeFile(join(folder, "whocan.yaml"), text);
  return runCli(argv, { cwd: folder, env });
}

it.each([[[]], [["store"]], [["token"]], [["export"]], [["help", "bogus"]]])(
  "shows help where a command is missing or unknown: %j",
  async (argv) => {
    const { code, stdout, stderr } = await runCli(argv, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Usage: whocan /u);
  },
);

it.each([
  [["bogus"], 2, "BAD_ARGUMENT", "bogus"],
  [["who-can"], 2, "BAD_ARGUMENT", "terms"],
  [["who-can", "DataRead"], 2, "BAD_ARGUMENT", "resource is missing"],
  [["who-can", "DataRead", "set:User", "set:Role"], 2, "BAD_ARGUMENT", "one resource"],
  [["who-can", "DataRaed", "set:User"], 2, "UNKNOWN_PERMISSION", "Did you mean DataRead?"],
  [["can", "user:a@b.c", "Fly", "set:User"], 2, "UNKNOWN_PERMISSION", "Fly"],
  [["status", "--frist"], 2, "BAD_ARGUMENT", "--frist"],
  [["who-can", "set:User", "--first", "many"], 2, "BAD_ARGUMENT", "whole number"],
  [["export", "access", "--format", "xml"], 2, "BAD_ARGUMENT", "ndjson, json"],
  [["who-can", "set:User"], 7, "NO_DATA", "Nothing has been read"],
  [["holders", "role:0", "--at", "1"], 7, "NO_DATA", "Nothing has been read"],
  [["verify", "absent.json"], 2, "BAD_PROOF", "absent.json"],
  [["status", "--config", "absent.yaml"], 3, "CONFIG_UNREADABLE", "absent.yaml"],
  [
    ["sync"],
    3,
    "CONFIG_MISSING",
    "accountId (ZOOM_ACCOUNT_ID), clientId (ZOOM_CLIENT_ID), clientSecret (ZOOM_CLIENT_SECRET)",
  ],
  [["sync", "--connection", "other"], 2, "BAD_ARGUMENT", "other"],
])("refuses %j with exit code %i and %s", async (argv, exit, code, text) => {
  const { code: exitCode, stdout, stderr } = await runCli(argv, { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: exit, stdout: "" });
  expect(stderr).toContain(`error ${code}: `);
  expect(stderr).toContain(text);
  expect(stderr).toMatch(/^ {2}next: .+/mu);
  const asJson = await runCli([...argv, "--json"], { cwd });
  if (!argv.includes("--json"))
    expect(JSON.parse(asJson.stderr).error).toMatchObject({ code, help: expect.any(String) });
});

it("refuses two forms of JSON at once, in JSON", async () => {
  const { code, stderr } = await runCli(["who-can", "set:User", "--json", "--ndjson"], { cwd });
  expect(code).toBe(2);
  expect(JSON.parse(stderr).error).toMatchObject({ code: "BAD_ARGUMENT", field: "ndjson" });
});

it("names only the credentials that lack", async () => {
  const { ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID } = CREDENTIALS;
  const { stderr } = await runCli(["sync"], { cwd, env: { ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID } });
  expect(stderr).toContain("lacks clientSecret (ZOOM_CLIENT_SECRET).");
  expect(stderr).toContain("next: Set ZOOM_CLIENT_SECRET");
});

it.each([
  ["serve:\n  prot: 1", "serve.prot", "Did you mean serve.port?"],
  ["conections: []", "conections", "Did you mean connections?"],
  ["zoom:\n  clientSecert: x", "zoom.clientSecert", "Did you mean clientSecret?"],
  ["connections:\n  - name: a\n    plann: pro", "connections.0.plann", "Did you mean plan?"],
  ["serve: 4000", "serve", "holds names and values"],
  ["connections: {}", "connections", "a list"],
  ["connections:\n  - name: a\n  - name: a", "connections", "two connections are named a"],
  ["store: postgres", "store", "WHOCAN_STORE"],
  ["serve:\n  port: 70000", "serve.port", "WHOCAN_PORT"],
  ["- a", "whocan.yaml", "names and values"],
])("refuses the file %j, naming %s", async (text, field, hint) => {
  const { code, stderr } = await withConfig(text, ["status", "--settings"]);
  expect(code).toBe(3);
  expect(stderr).toContain("error CONFIG_INVALID: ");
  expect(stderr).toContain(`at: ${field}`);
  expect(stderr).toContain(hint);
});

it("says where a file is no YAML, without quoting it", async () => {
  const { code, stderr } = await withConfig("zoom:\n  clientSecret: [canary-4711", ["status"]);
  expect(code).toBe(3);
  expect(stderr).toMatch(/CONFIG_UNREADABLE: whocan.yaml is not valid YAML \(line \d+\)/u);
  expect(stderr).not.toContain("canary");
});

it("refuses a value and a file with the value together", async () => {
  const { stderr } = await runCli(["sync"], { cwd, env: { ...CREDENTIALS, ZOOM_CLIENT_SECRET_FILE: "/nowhere" } });
  expect(stderr).toContain("Both ZOOM_CLIENT_SECRET and ZOOM_CLIENT_SECRET_FILE are set.");
});

it("refuses credentials of the environment while the file has several connections and none is chosen", async () => {
  const text = "connections:\n  - name: a\n  - name: b";
  const { code, stderr } = await withConfig(text, ["sync"], CREDENTIALS);
  expect(code).toBe(3);
  expect(stderr).toContain("CONFIG_INVALID: ZOOM_ACCOUNT_ID is set, but the file has several connections (a, b).");
  expect((await withConfig(text, ["sync", "--connection", "c"], CREDENTIALS)).stderr).toContain('no connection "c"');
});

it.each([["status"], ["who-can", "DataRead", "set:User"]])(
  "leaves credentials of the environment alone where no connection is used: whocan %s",
  async (...argv) => {
    const { stderr } = await withConfig("connections:\n  - name: a\n  - name: b", argv, CREDENTIALS);
    expect(stderr).not.toContain("CONFIG_INVALID");
  },
);

it("CL-64 takes the three credentials from variables, files and whocan.yaml, and prints the secret nowhere", async () => {
  const secretFile = join(cwd, "secret.txt");
  await writeFile(secretFile, "canary-4711\n");
  const { ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID } = CREDENTIALS;
  const yaml = "zoom:\n  accountId: account1\n  clientId: client1\n  clientSecret: canary-4711";
  const answers = [
    await runCli(["status", "--settings"], { cwd, env: CREDENTIALS }),
    await runCli(["status", "--settings"], {
      cwd,
      env: { ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET_FILE: secretFile },
    }),
    await withConfig(yaml, ["status", "--settings"]),
    await withConfig(yaml.replace("clientSecret: canary-4711", `clientSecretFile: ${secretFile}`), [
      "status",
      "--settings",
    ]),
    await withConfig(yaml, ["status", "--settings", "--json"]),
  ];
  for (const { code, stdout, stderr } of answers) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/account1/u);
    expect(stdout).toMatch(/clientSecret"?,?\s+"?(value": ")?set/u);
    expect(stdout).not.toContain("canary");
  }
  const failing = await runCli(["sync"], {
    cwd,
    env: { ...CREDENTIALS, ZOOM_OAUTH_URL: "http://127.0.0.1:9/oauth", WHOCAN_LOG_LEVEL: "trace" },
  });
  expect(failing.code).toBe(5);
  expect(failing.stderr + failing.stdout).not.toContain("canary");
  expect(await readdir(cwd)).not.toContain(".whocan");
});

it("refuses plain http to anything but loopback", async () => {
  const { code, stderr } = await runCli(["sync"], { cwd, env: { ...CREDENTIALS, ZOOM_API_URL: "http://api.zoom.us" } });
  expect(code).toBe(3);
  expect(stderr).toContain("INSECURE_URL");
});

it("leaves a store that is not ours as it is", async () => {
  const folder = await mkdtemp(join(cwd, "foreign-"));
  await mkdir(join(folder, ".whocan"));
  await writeFile(
    join(folder, ".whocan", "whocan.db"),
    "something else entirely, long enough to be looked at as a file",
  );
  const { code, stderr } = await runCli(["who-can", "set:User"], { cwd: folder });
  expect(code).toBe(6);
  expect(stderr).toContain("error STORE_FOREIGN: ");
  const demo = await runCli(["demo", "--no-serve"], { cwd: folder });
  expect(demo.code).toBe(3);
  expect(demo.stderr).toContain("something else than a demo");
  expect(await readdir(join(folder, ".whocan"))).toEqual(["whocan.db"]);
});

it("shows help with examples for every command, on stdout and with exit code 0", async () => {
  const { stdout } = await runCli(["--help"], { cwd });
  const names = [...stdout.matchAll(/^ {2}([a-z][a-z-]+) /gmu)].map(([, name]) => name);
  expect(names).toEqual(expect.arrayContaining(["who-can", "can", "explain", "sync", "serve", "demo", "export"]));
  for (const name of [
    "who-can",
    "can",
    "effective-access",
    "explain",
    "holders",
    "find",
    "show",
    "status",
    "verify",
    "sync",
    "serve",
    "demo",
    "version",
    "export access",
    "store check",
  ]) {
    const help = await runCli([...name.split(" "), "--help"], { cwd });
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(/Examples:\n {2}# .+\n {2}.*whocan/u);
  }
});
