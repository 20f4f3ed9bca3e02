import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../src/api/server.ts";
import { type App, openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { query } from "../api/client.ts";
import { portsOf } from "../api/ports.ts";
import { ACCESS, readExport, WHO_CAN } from "../api/read-export.ts";
import type { CliResult } from "../cli/run-cli.ts";
import { type ServedAccount, serveAccount } from "../e2e/served-account.ts";
import { NAMES, type Planted, plantedAccount, shortOf } from "./planted.ts";

// Anything that a terminal may obey; line ends are our own.
const OBEYED = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

const { account, planted } = plantedAccount();
const PRINCIPALS = planted.filter(({ word }) => word === "user" || word === "app");
const ROLE_CODES = planted.filter(({ word }) => word === "privilege");
let served: ServedAccount;
let app: App;
let server: RunningServer;
let firstRun: CliResult;

beforeAll(async () => {
  served = await serveAccount(account);
  firstRun = await served.whocan(["sync"], { columns: 100 });
  app = await openApp(await loadConfig({ cwd: served.folder, env: served.env }), { logger: silentLogger });
  const ports = portsOf(app);
  server = await startServer({ ports, port: 0, deadlineMs: 60_000, logger: silentLogger, version: "0" });
});
afterAll(async () => {
  await server.close();
  await app.close();
  await served.close();
});

/** Byte for byte; a difference of a megabyte is not for reading. */
function expectSame(where: string, found: unknown, expected: unknown): void {
  const texts = [found, expected].map((value) => JSON.stringify(value) ?? "nothing");
  if (texts[0] !== texts[1]) expect([where, ...texts.map((text) => text.slice(0, 300))]).toEqual([where]);
}

/** The name, and of the properties those that were planted. */
function expectPlanted(where: string, node: { name?: unknown; properties?: object } | null, wanted: Planted): void {
  expectSame(`${where}: name`, node?.name, wanted.name);
  const properties = (node?.properties ?? {}) as Record<string, unknown>;
  for (const [field, value] of Object.entries(wanted.properties)) {
    expectSame(`${where}: ${field}`, properties[field], value);
  }
}

/** The first name that a list has for each key. */
function namesOf(rows: readonly { readonly key: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ key, name }) => [key, name]));
}

function expectPrincipals(where: string, names: ReadonlyMap<string, string>): void {
  for (const { key, name } of PRINCIPALS) expectSame(`${where}: ${key.slice(0, 80)}`, names.get(key), name);
}

describe("every text comes back byte for byte", () => {
  it.each(Object.keys(NAMES))("by show, of things with %s", async (id) => {
    for (const each of planted.filter((one) => one.id === id && ["group", "role", "user"].includes(one.word))) {
      const shown = await served.json(["show", each.key]);
      expectPlanted(`show ${each.word}`, shown, each);
      expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
    }
  });

  it("by the fields node and search of GraphQL", async () => {
    for (const each of planted) {
      const { data } = await query(server.url, "query($ref: ID!) { node(ref: $ref) { name properties } }", {
        ref: each.key,
      });
      expectPlanted(`node ${each.word} ${each.id}`, data.node, each);
    }
    const text =
      'query($kind: String!) { search(text: "hostile", kinds: [$kind], first: 100) { nodes { key name properties } } }';
    for (const kind of ["ZoomUser", "ZoomGroup", "ZoomRole", "ZoomApp", "ZoomRecording"]) {
      const { data } = await query(server.url, text, { kind });
      const found = new Map((data.search.nodes as { key: string; name: string }[]).map((node) => [node.key, node]));
      for (const each of planted.filter(({ word }) => `Zoom${word[0]?.toUpperCase()}${word.slice(1)}` === kind))
        expectPlanted(`search ${kind} ${each.id}`, found.get(each.key) ?? null, each);
    }
  });

  it("by the exports of a server", async () => {
    const everybody = await readExport(server.url, WHO_CAN, { resource: "set:User" });
    expectPrincipals(WHO_CAN, namesOf(everybody.rows.map(({ principal }) => principal)));
    const access = await readExport(server.url, ACCESS);
    expectPrincipals(ACCESS, namesOf(access.rows.map(({ principal }) => principal)));
    const codes = new Set(access.rows.map(({ origin }) => origin.value));
    for (const { id, name } of ROLE_CODES) expect([id, codes.has(name)]).toEqual([id, true]);
  });

  it("by the matrix on the command line: as lines of JSON, which are safe to look at, and as raw CSV", async () => {
    const { code, stdout } = await served.whocan(["export", "access", "--format", "ndjson"]);
    expect([code, OBEYED.test(stdout)]).toEqual([0, false]);
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expectPrincipals("ndjson", namesOf(rows.map(({ principal }) => principal)));
    const raw = await served.whocan(["export", "access", "--format", "csv", "--raw"]);
    const cells = parse(raw.stdout, { columns: true }) as unknown as Record<string, string>[];
    expect(cells).toHaveLength(rows.length);
    for (const [at, { principal, origin }] of rows.entries()) {
      const cell = cells[at] ?? {};
      expectSame(
        `csv row ${at}`,
        [cell["name"], cell["email"], cell["origin_value"]],
        [principal.name, principal.email ?? "", origin.value],
      );
    }
  });
});

describe("nothing passes to the terminal what a terminal would obey", () => {
  function expectSafe(line: readonly string[], { stdout, stderr }: CliResult): void {
    const named = line.join(" ").slice(0, 80);
    const said = (stdout + stderr).replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n");
    const at = OBEYED.exec(said)?.index;
    expect([named, at === undefined ? "" : JSON.stringify(said.slice(Math.max(0, at - 40), at + 40))]).toEqual([
      named,
      "",
    ]);
  }

  it("of a run: its progress, its report, its plan", async () => {
    expect(firstRun).toMatchObject({ code: 0, stderr: expect.stringContaining("users: ") });
    expectSafe(["sync"], firstRun);
    for (const line of [["sync"], ["plan"], ["status", "--extents"], ["doctor"]]) {
      expectSafe(line, await served.whocan(line, { columns: 100 }));
    }
  });

  it("of lists and of the table for spreadsheets", async () => {
    for (const line of [
      ["find", "e", "--all"],
      ["who-can", "DataRead", "set:User", "--all"],
      ["holders", "role:1"],
      ["export", "access", "--format", "csv"],
    ]) {
      expectSafe(line, await served.whocan(line, { columns: 100 }));
    }
    // Where nothing is cut.
    for (const id of ["escape", "bidi", "controls"]) {
      const line = ["find", `hostile-${id}`, "--all"];
      expectSafe(line, await served.whocan(line));
    }
  });

  it.each(Object.keys(NAMES))("of what is said about things with %s", async (id) => {
    const things = planted.filter((each) => each.id === id);
    const { key = "" } = things.find(({ word }) => word === "user") ?? {};
    for (const line of [
      ...things.filter(({ word }) => word !== "privilege").map((each) => ["show", each.key]),
      ["effective-access", key],
      ["explain", key, "DataRead", "set:User"],
    ]) {
      const result = await served.whocan(line, { columns: 100 });
      expect([line, result.code]).toEqual([line, 0]);
      expectSafe(line, result);
    }
  });

  it("of what the user wrote, which comes back in errors", async () => {
    for (const text of [NAMES["escape"], NAMES["bidi"], NAMES["controls"]]) {
      for (const line of [
        ["show", `group:Nobody${text}`],
        ["doctor", "--for", `${text}`],
        ["can", `user:Nobody${text}`, "DataRead", `set:${text}`],
      ]) {
        const result = await served.whocan(line, { columns: 100 });
        expect([line, result.stderr]).not.toEqual([line, ""]);
        expectSafe(line, result);
      }
    }
  });

  it("of proofs, sound and forged, and of a configuration", async () => {
    const { key = "" } = planted.find((each) => each.id === "escape" && each.word === "user") ?? {};
    const { stdout } = await served.whocan(["explain", key, "DataRead", "set:User", "--json"]);
    const sound = await served.whocan(["verify", "-"], { stdin: stdout, columns: 100 });
    expect(sound.code).toBe(0);
    expectSafe(["verify"], sound);
    const forged = stdout.replaceAll('"DataRead"', '"DataWrite"').replaceAll("HAS_ROLE", "HAS\\u001b[2J");
    const refused = await served.whocan(["verify", "-"], { stdin: forged, columns: 100 });
    expect(refused.code).toBe(7);
    expectSafe(["verify"], refused);
    for (const name of Object.values(NAMES)) {
      await writeFile(
        join(served.folder, "hostile.yaml"),
        JSON.stringify({ zoom: { name: shortOf(name) }, [shortOf(name)]: 1 }),
      );
      const named = await served.whocan(["--config", "hostile.yaml", "plan"], { columns: 100 });
      expect(named).toMatchObject({ code: 3, stdout: "" });
      expectSafe(["plan"], named);
    }
  });
});

it("the store stays sound, and proofs that name them hold", async () => {
  expect((await served.whocan(["store", "check"])).code).toBe(0);
  const proofs = await served.whocan(["who-can", "DataRead", "set:Recording", "--all", "--json"]);
  const verified = await served.whocan(["verify", "-"], { stdin: proofs.stdout });
  expect([verified.code, verified.stderr]).toEqual([0, ""]);
});
