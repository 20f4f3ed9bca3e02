import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import { type ServedAccount, serveAccount } from "../e2e/served-account.ts";
import type { CliResult } from "./run-cli.ts";

/** Stands in whatever a user of Whocan may write that is nobody else's business. */
const CANARY = "canary";
const data = `${CANARY}-folder`;
let served: ServedAccount;
let env: Record<string, string>;

beforeAll(async () => {
  served = await serveAccount(15);
  const { ZOOM_CLIENT_SECRET = "", ...rest } = served.env;
  await writeFile(join(served.folder, `${CANARY}-secret`), ZOOM_CLIENT_SECRET);
  const yaml = `connections:
  - name: ${CANARY}-office
    apps:
      abc: { authorizer: ${CANARY}@example.com }
`;
  await writeFile(join(served.folder, "whocan.yaml"), yaml);
  env = {
    ...rest,
    ZOOM_CLIENT_SECRET: "",
    ZOOM_CLIENT_SECRET_FILE: join(served.folder, `${CANARY}-secret`),
    WHOCAN_DATA: data,
    WHOCAN_API_TOKEN: `${CANARY}-${"t".repeat(40)}`,
    WHOCAN_ALLOWED_HOSTS: `${CANARY}.example`,
    WHOCAN_SYNC_EVERY: "6h",
    WHOCAN_CA_FILE: "",
    HTTPS_PROXY: `http://ada:${CANARY}@${CANARY}.example:8080`,
    NO_PROXY: "127.0.0.1",
    NEO4J_URI: `bolt+s://${CANARY}.example`,
    NEO4J_PASSWORD: `${CANARY}-password`,
    NEO4J_USER: `${CANARY}-user`,
  };
  await run("sync");
  await run("token", "create", "--name", `${CANARY}-token`);
  // A run that fails with what the provider says about a person, and one that lacks a scope.
  served.zoom.rules.onRequest = ({ path }) =>
    path === "/v2/groups"
      ? { status: 400, body: { code: 4711, message: `${CANARY}@example.com is not known, nor is ${CANARY} scope` } }
      : undefined;
  await run("sync");
  served.zoom.rules.onRequest = undefined;
  served.zoom.rules.deactivated = true;
  served.zoom.revokeTokens();
  await run("sync");
  served.zoom.rules.deactivated = false;
  await writeFile(join(served.folder, data, `${CANARY}.txt`), "mine");
});
afterAll(() => served.close());

function run(...argv: readonly string[]): Promise<CliResult> {
  return served.whocan(argv, { env });
}

/** The files of a bundle, by name; an archive is unpacked by the system's tar. */
async function unpack(path: string): Promise<Record<string, string>> {
  const folder = join(served.folder, "unpacked");
  await mkdir(folder, { recursive: true });
  execFileSync("tar", ["-xzf", path, "-C", folder]);
  return filesOf(join(folder, "whocan-support"));
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
}

const FILES = ["about", "check", "errors", "runs", "settings", "sizes", "status", "tokens"].map(
  (name) => `${name}.json`,
);

describe("a support bundle", () => {
  let files: Record<string, string>;
  let said: string;
  beforeAll(async () => {
    const { code, stdout, stderr } = await run("support-bundle", "--out", "bundle.tar.gz");
    said = stdout + stderr;
    expect([code, stdout]).toEqual([0, expect.stringContaining("Wrote bundle.tar.gz: about.json, ")]);
    files = await unpack(join(served.folder, "bundle.tar.gz"));
  });
  const read = (name: string) => JSON.parse(files[`${name}.json`] ?? "null");

  it("is an archive for its owner alone, which any tar reads", async () => {
    expect(Object.keys(files)).toEqual(FILES);
    expect((await stat(join(served.folder, "bundle.tar.gz"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(served.folder, "unpacked/whocan-support/about.json"))).mode & 0o077).toBe(0);
  });

  it("tells versions, settings, coverage, runs, errors, sizes and whether the store is sound", () => {
    expect(read("about")).toMatchObject({ node: process.versions.node, platform: { arch: process.arch } });
    const { settings, connections } = read("settings");
    const setting = (name: string) => settings.find((each: { name: string }) => each.name === name);
    expect(setting("sync.every")).toEqual({ name: "sync.every", value: "6h", origin: "environment" });
    expect(setting("store")).toEqual({ name: "store", value: "sqlite", origin: "default" });
    expect(setting("network.proxy")).toEqual({ name: "network.proxy", value: "set", origin: "environment" });
    expect(connections[0].settings).toContainEqual({ name: "plan", value: "unlimited", origin: "environment" });
    expect(read("status")).toMatchObject({ revision: { number: expect.any(String) }, store: { name: "sqlite" } });
    expect(read("status").coverage.find((each: { section: string }) => each.section === "users").status).toBe(
      "complete",
    );
    expect(read("runs").map((each: { outcome: string }) => each.outcome)).toContain("committed");
    expect(read("check")).toMatchObject({ problems: 0, kinds: {} });
    expect(read("sizes").files.map((each: { name: string }) => each.name)).toEqual(
      expect.arrayContaining(["runs.db", "tokens", "whocan.db", expect.stringMatching(/^index\/\d+-/u)]),
    );
    expect(read("sizes").others).toEqual({ count: 1, bytes: 4 });
    expect(read("tokens")).toEqual([{ may: ["read", "sync", "metrics"], createdAt: expect.any(String) }]);
  });

  it("holds no token, password, secret, e-mail, name, id of a person or path: nothing of the account or of its reader", () => {
    const { account, zoom } = served;
    const people = account.users.flatMap(({ id, email, firstName, lastName }) => [
      id ?? email,
      email,
      `${firstName} ${lastName}`,
    ]);
    const things = [...account.groups, ...account.apps].flatMap(({ id, name }) => [id, name]);
    const titles = account.recordings.flatMap(({ uuid, topic }) => [uuid, topic]);
    const others = [account.id, account.name, hostname(), served.folder, zoom.url, zoom.credentials.clientId];
    const secrets = [CANARY, SECRET_MARK, zoom.credentials.clientSecret, ...people, ...things, ...titles, ...others];
    expect(new Set(secrets).size).toBeGreaterThan(60);
    // Times are no secret, and "14:21:15Z" holds "1:1", which some recordings are called.
    const text = Object.values(files)
      .join("\n")
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "<time>");
    expect(text.length).toBeGreaterThan(5000);
    for (const secret of secrets) expect([secret, text.includes(secret)]).toEqual([secret, false]);
    expect(text).not.toMatch(/@/u);
    for (const secret of secrets.filter((each) => each !== CANARY)) expect(said).not.toContain(secret);
  });
});

it("says of a part that cannot be made only the error's code, and makes the others", async () => {
  const out = join(served.folder, "broken");
  const broken = { ...env, WHOCAN_STORE: "neo4j", NEO4J_URI: "bolt://127.0.0.1:9" };
  const { code } = await served.whocan(["support-bundle", "--out", out, "--no-check"], { env: broken });
  expect(code).toBe(0);
  const files = await filesOf(out);
  expect(Object.keys(files)).toEqual(FILES.filter((name) => name !== "check.json"));
  expect(JSON.parse(files["status.json"] ?? "")).toEqual({ error: "STORE_UNREACHABLE" });
  expect(JSON.parse(files["runs.json"] ?? "").length).toBeGreaterThan(1);
});

it("counts what a check found, and does not name it", async () => {
  const copy = join(served.folder, "damaged");
  await mkdir(copy);
  await writeFile(join(copy, "whocan.db"), "This is no database. ".repeat(50));
  const out = join(served.folder, "of-damaged");
  await served.whocan(["support-bundle", "--out", out], { env: { ...env, WHOCAN_DATA: copy } });
  expect(JSON.parse((await filesOf(out))["check.json"] ?? "")).toEqual({ error: "STORE_FOREIGN" });
});

it("writes into no folder that holds something, nor where it may not", async () => {
  const used = await run("support-bundle", "--out", served.folder, "--no-check");
  expect([used.code, used.stderr]).toEqual([2, expect.stringContaining("BAD_ARGUMENT")]);
  await writeFile(join(served.folder, "a-file"), "");
  const nowhere = await run("support-bundle", "--out", "a-file/b.tar.gz", "--no-check");
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining("at: out")]);
  expect(existsSync(join(served.folder, "whocan-support.tar.gz"))).toBe(false);
});
