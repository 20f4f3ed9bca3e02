import { spawn } from "node:child_process";
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { contentsOf } from "../contract/store-folder.ts";
import { databasesOf } from "./databases.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

const LIBSQL = createRequire(import.meta.url).resolve("libsql");

let served: ServedAccount;
beforeAll(async () => {
  served = await serveAccount(13);
  await served.json(["sync"]);
  chmodSync(served.folder, 0o755);
});
afterAll(() => served.close());

/** A copy of what was read, in a folder of its own. */
async function copy(): Promise<{ cwd: string; data: string }> {
  const cwd = await mkdtemp(join(served.folder, "case-"));
  const data = join(cwd, ".whocan");
  cpSync(join(served.folder, ".whocan"), data, { recursive: true });
  return { cwd, data };
}

/** Statements on the store's file in another process; it keeps the file when asked to, until it is ended. */
async function inOtherProcess(data: string, sql: string, keep = false): Promise<() => Promise<void>> {
  const script = `
    const Database = require(process.argv[1]);
    const database = new Database(process.argv[2]);
    database.exec(process.argv[3]);
    process.stdout.write("done");
    if (process.argv[4] === "keep") setInterval(() => {}, 1_000);
    else database.close();`;
  const argv = ["-e", script, LIBSQL, join(data, "whocan.db"), sql, keep ? "keep" : ""];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("It failed."))));
  });
  if (!keep) await gone;
  return async () => {
    child.kill("SIGKILL");
    await gone;
  };
}

const QUESTION = ["who-can", "DataRead", "set:User"];

/** Each command ends with exit code 6 and this code, and the databases are as they were. */
async function expectRefused(cwd: string, data: string, error: string, commands: readonly (readonly string[])[]) {
  const before = databasesOf(data);
  for (const argv of commands) {
    const { code, stdout, stderr } = await runCli(argv, { cwd, env: served.env });
    expect([argv, code, stdout]).toEqual([argv, 6, ""]);
    expect(stderr).toContain(`error ${error}: `);
    expect(stderr).toMatch(/^ {2}next: .+/mu);
    expect(databasesOf(data)).toEqual(before);
  }
}

describe("a store that cannot be used is named and left as it is", () => {
  it("when it is another program's database, or no database", async () => {
    const { cwd, data } = await copy();
    await inOtherProcess(data, "PRAGMA application_id = 7; PRAGMA wal_checkpoint(TRUNCATE)");
    await expectRefused(cwd, data, "STORE_FOREIGN", [QUESTION, ["status"], ["sync"]]);
    const text = await mkdtemp(join(served.folder, "case-"));
    await mkdir(join(text, ".whocan"));
    writeFileSync(join(text, ".whocan", "whocan.db"), "My notes. ".repeat(500));
    await expectRefused(text, join(text, ".whocan"), "STORE_FOREIGN", [QUESTION, ["sync"]]);
  });

  it("when a newer Whocan wrote it", async () => {
    const { cwd, data } = await copy();
    await inOtherProcess(data, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
    await expectRefused(cwd, data, "STORE_NEWER", [QUESTION, ["status"], ["sync"], ["store", "check"]]);
  });

  it("when a byte of a fact was flipped, or the file was cut", async () => {
    const flipped = await copy();
    const file = join(flipped.data, "whocan.db");
    const bytes = readFileSync(file);
    const at = bytes.indexOf("Ekstr");
    expect(at).toBeGreaterThan(0);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    // The saved index was made before, and is sound.
    const sound = await runCli(QUESTION, { cwd: served.folder, env: served.env });
    expect(await runCli(QUESTION, { cwd: flipped.cwd, env: served.env })).toEqual(sound);
    rmSync(join(flipped.data, "index"), { recursive: true });
    await expectRefused(flipped.cwd, flipped.data, "STORE_DAMAGED", [QUESTION]);
    const cut = await copy();
    const whole = readFileSync(join(cut.data, "whocan.db"));
    writeFileSync(join(cut.data, "whocan.db"), whole.subarray(0, whole.length / 2));
    await expectRefused(cut.cwd, cut.data, "STORE_DAMAGED", [QUESTION, ["sync"]]);
  });

  it("when another process keeps it for itself", async () => {
    const { cwd, data } = await copy();
    const release = await inOtherProcess(data, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", true);
    try {
      await expectRefused(cwd, data, "STORE_LOCKED", [QUESTION]);
    } finally {
      await release();
    }
    expect((await runCli(QUESTION, { cwd })).code).toBe(0);
  });
});

describe("a store in a folder that refuses writing", () => {
  it("answers, and a sync says that it cannot be written", async () => {
    const { cwd, data } = await copy();
    for (const name of Object.keys(contentsOf(data))) chmodSync(join(data, name), 0o444);
    chmodSync(data, 0o555);
    chmodSync(cwd, 0o755);
    // Root may write anywhere: the commands run as nobody.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      expect((await runCli(QUESTION, { cwd })).code).toBe(0);
      await expectRefused(cwd, data, "STORE_READ_ONLY", [["sync"]]);
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(data, 0o755);
    }
  });
});

describe("a reference", () => {
  it("that matches several is an error that lists them", async () => {
    const twins = await serveAccount(13);
    const [first, second] = twins.account.groups;
    if (first !== undefined && second !== undefined) second.name = first.name;
    await twins.json(["sync"]);
    const { code, stderr } = await twins.whocan(["show", `group:${first?.name}`]);
    expect(code).toBe(2);
    expect(stderr).toContain("error AMBIGUOUS_REFERENCE: ");
    for (const group of [first, second]) expect(stderr).toContain(`:group:${group?.id}`);
    await twins.close();
  });
});
