import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentsOf, copyOf, folders } from "../../../test/contract/store-folder.ts";
import { collect, commitNext, covered, node } from "../../../test/contract/store-samples.ts";
import { Connection } from "../../lib/sqlite/connection.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";
import { SqliteStore } from "./sqlite-store.ts";

const folder = folders();

async function filledFolder(): Promise<string> {
  const directory = folder();
  const store = await openSqliteStore({ directory });
  await commitNext(store, { opened: [node("a")] }, [covered("users")]);
  await store.close();
  // A copy, so that nothing in this process has been at its files.
  const copy = folder();
  copyFileSync(join(directory, "whocan.db"), join(copy, "whocan.db"));
  return copy;
}

/** Runs statements on the store's file in another process, which then keeps the file until it is ended. */
async function holdInOtherProcess(directory: string, sql: string): Promise<() => Promise<void>> {
  const script = `
    const Database = require("libsql");
    const database = new Database(process.argv[1]);
    database.exec(process.argv[2]);
    process.stdout.write("held");
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ["-e", script, join(directory, "whocan.db"), sql]);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", () => reject(new Error("The other process ended early.")));
  });
  return () =>
    new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
}

describe("a store locked by another process", () => {
  it("is read, but not written", async () => {
    const directory = await filledFolder();
    const store = await openSqliteStore({ directory, busyTimeoutMs: 20 });
    const release = await holdInOtherProcess(directory, "BEGIN IMMEDIATE");
    await expect(commitNext(store, { opened: [node("b")] })).rejects.toMatchObject({ code: "STORE_LOCKED" });
    expect(await collect(store.facts())).toEqual([node("a")]);
    await release();
    expect(await commitNext(store, { opened: [node("b")] })).toMatchObject({ number: 2 });
    await store.close();
  });

  it("is not opened when the other one wants it alone", async () => {
    const directory = await filledFolder();
    const release = await holdInOtherProcess(directory, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE");
    const before = contentsOf(directory);
    await expect(openSqliteStore({ directory, busyTimeoutMs: 20 })).rejects.toMatchObject({ code: "STORE_LOCKED" });
    expect(contentsOf(directory)).toEqual(before);
    await release();
    const store = await openSqliteStore({ directory });
    expect(await collect(store.facts())).toEqual([node("a")]);
    await store.close();
  });
});

describe("a disk that fails when the store is closed", () => {
  class Failing extends Connection {
    override pragma(text: string): unknown {
      if (text.startsWith("wal_checkpoint")) throw new Error("The disk fails.");
      return super.pragma(text);
    }
  }

  it("is no failure of what was committed, which is in the log", async () => {
    const directory = await filledFolder();
    const opened = (kind: typeof Connection) => () =>
      new kind(join(directory, "whocan.db"), "rw", { errorOf: (thrown) => thrown });
    const store = new SqliteStore({ read: opened(Connection), write: opened(Failing) });
    await commitNext(store, { opened: [node("b")] });
    await store.close();
    const again = await openSqliteStore({ directory });
    expect(await collect(again.facts())).toEqual([node("a"), node("b")]);
    await again.close();
  });
});

describe("a full disk", () => {
  it("leaves the store at the last revision, and usable when there is space again", async () => {
    const directory = await filledFolder();
    const large = Array.from({ length: 400 }, (_, i) => node(`n${i}`, { text: "x".repeat(2_000) }));
    const full = await openSqliteStore({ directory, maxPages: 40 });
    await expect(commitNext(full, { opened: large, closed: [node("a")] })).rejects.toMatchObject({
      code: "STORE_FULL",
    });
    expect(await collect(full.facts())).toEqual([node("a")]);
    expect(await full.check()).toEqual({ revisions: 1, facts: 1, problems: [] });
    expect(await commitNext(full, { opened: [node("b")] })).toMatchObject({ number: 2 });
    await full.close();
    const store = await openSqliteStore({ directory });
    expect(await commitNext(store, { opened: large })).toMatchObject({ number: 3, counts: { facts: 402 } });
    await store.close();
  });
});

/** The superuser may write anywhere, so these tests act as somebody who may not. */
async function withoutPrivileges<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

function protect(directory: string, fileMode = 0o444): void {
  chmodSync(dirname(directory), 0o755);
  for (const name of Object.keys(contentsOf(directory))) chmodSync(join(directory, name), fileMode);
  chmodSync(directory, 0o555);
}

describe("a folder that refuses writing", () => {
  it.each([false, true])("is read, and a commit says why it cannot be (readOnly: %s)", async (readOnly) => {
    const directory = await filledFolder();
    protect(directory);
    const before = contentsOf(directory);
    await withoutPrivileges(async () => {
      const store = await openSqliteStore({ directory, readOnly });
      expect(await collect(store.facts())).toEqual([node("a")]);
      expect(await store.coverage()).toEqual([covered("users")]);
      expect((await store.check()).problems).toEqual([]);
      await expect(commitNext(store, { opened: [node("b")] })).rejects.toMatchObject({ code: "STORE_READ_ONLY" });
      await store.close();
    });
    expect(contentsOf(directory)).toEqual(before);
  });

  it("is not read when the last revision is only in a log that cannot be replayed there", async () => {
    const directory = await filledFolder();
    const store = await openSqliteStore({ directory });
    await commitNext(store, { opened: [node("b")] });
    const copy = copyOf(directory, join(folder(), "copy"));
    await store.close();
    protect(copy);
    const before = contentsOf(copy);
    await withoutPrivileges(() =>
      expect(openSqliteStore({ directory: copy })).rejects.toMatchObject({
        code: "STORE_READ_ONLY",
        message: expect.stringContaining("not closed cleanly"),
      }),
    );
    expect(contentsOf(copy)).toEqual(before);
  });

  it("gets no store", async () => {
    const directory = folder();
    protect(directory);
    await withoutPrivileges(async () => {
      await expect(openSqliteStore({ directory })).rejects.toMatchObject({ code: "STORE_READ_ONLY" });
      await expect(openSqliteStore({ directory: join(directory, "x") })).rejects.toMatchObject({
        code: "STORE_READ_ONLY",
      });
    });
    expect(contentsOf(directory)).toEqual({});
  });

  it("is refused when its store may not even be read", async () => {
    const directory = await filledFolder();
    protect(directory, process.geteuid?.() === 0 ? 0o600 : 0o000);
    await withoutPrivileges(() =>
      expect(openSqliteStore({ directory })).rejects.toMatchObject({ code: "STORE_READ_ONLY" }),
    );
    const hidden = join(folder(), "hidden");
    mkdirSync(hidden, { mode: process.geteuid?.() === 0 ? 0o700 : 0o000 });
    await withoutPrivileges(() =>
      expect(openSqliteStore({ directory: hidden })).rejects.toMatchObject({ code: "STORE_READ_ONLY" }),
    );
  });
});
