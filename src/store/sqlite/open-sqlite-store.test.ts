import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it } from "vitest";
import { contentsOf, copyOf, folders } from "../../../test/contract/store-folder.ts";
import { collect, commitNext, covered, node } from "../../../test/contract/store-samples.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

const folder = folders();

async function filledFolder(): Promise<string> {
  const directory = folder();
  const store = await openSqliteStore({ directory });
  await commitNext(store, { opened: [node("a", { v: 1 }), node("b")] }, [covered("users")]);
  await commitNext(store, { opened: [node("a", { v: 2 })], closed: [node("a")] }, [covered("users")]);
  await store.close();
  return directory;
}

function alter(directory: string, sql: string): void {
  const database = new Database(join(directory, "whocan.db"));
  database.exec(sql);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
}

/** Opening fails with the code and leaves every file as it was. */
async function expectRefused(directory: string, code: string, options = {}): Promise<void> {
  const before = contentsOf(directory);
  await expect(openSqliteStore({ directory, ...options })).rejects.toMatchObject({ code, name: "WhocanError" });
  const after = contentsOf(directory);
  // What SQLite keeps beside a file in use is not part of the store while it is empty.
  expect({ ...after, "whocan.db-shm": null, "whocan.db-wal": null }).toEqual({
    ...before,
    "whocan.db-shm": null,
    "whocan.db-wal": null,
  });
  for (const name of ["whocan.db-wal"])
    if (before[name] === undefined && after[name] !== undefined) expect(statSync(join(directory, name)).size).toBe(0);
}

describe("a folder without a store", () => {
  it("gets one that only its owner can read", async () => {
    const directory = join(folder(), "deep", "er");
    const store = await openSqliteStore({ directory });
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, "whocan.db")).mode & 0o777).toBe(0o600);
    await store.close();
    expect(readdirSync(directory).filter((name) => name.includes(".new"))).toEqual([]);
  });

  it("shares its log with other processes while it is still open where it was made", async () => {
    const directory = folder();
    const store = await openSqliteStore({ directory });
    await commitNext(store, { opened: [node("a")] }, [covered("users")]);
    expect(existsSync(join(directory, "whocan.db-shm"))).toBe(true);
    const file = JSON.stringify(join(directory, "whocan.db"));
    const count = `const d = new (require("libsql"))(${file}); process.stdout.write(d.prepare("SELECT count(*) AS n FROM revisions").get().n + "")`;
    const inOtherProcess = () => Number(execFileSync(process.execPath, ["-e", count], { encoding: "utf8" }));
    expect(inOtherProcess()).toBe(1);
    await commitNext(store, { opened: [node("b")] }, [covered("users")]);
    expect(inOtherProcess()).toBe(2);
    await store.close();
  });

  it("is an empty store for a reader, and stays as it is", async () => {
    const directory = join(folder(), "none");
    const store = await openSqliteStore({ directory, readOnly: true });
    expect(await store.head()).toBeNull();
    expect(await collect(store.facts())).toEqual([]);
    expect((await store.check()).problems).toEqual([]);
    await expect(commitNext(store, {})).rejects.toMatchObject({ code: "STORE_READ_ONLY" });
    await store.close();
    expect(existsSync(directory)).toBe(false);
  });

  it("is refused when it still has the log of a lost store", async () => {
    const directory = await filledFolder();
    const store = await openSqliteStore({ directory });
    await commitNext(store, { opened: [node("c")] });
    const copy = copyOf(directory, join(folder(), "copy"));
    await store.close();
    renameSync(join(copy, "whocan.db"), join(copy, "elsewhere"));
    await expectRefused(copy, "STORE_DAMAGED");
  });

  it("is refused when it is a file", async () => {
    const directory = folder();
    writeFileSync(join(directory, "file"), "text");
    await expect(openSqliteStore({ directory: join(directory, "file") })).rejects.toMatchObject({
      code: "STORE_FOREIGN",
    });
    await expect(openSqliteStore({ directory: join(directory, "file", "x") })).rejects.toMatchObject({
      code: "STORE_FOREIGN",
    });
    expect(readdirSync(directory)).toEqual(["file"]);
  });
});

describe("a file that is not ours", () => {
  it.each([
    ["text", "Dear diary, ".repeat(1_000)],
    ["a few bytes", "x"],
    ["something that begins like SQLite", `SQLite format 3\0${"x".repeat(5_000)}`],
  ])("is refused: %s", async (_what, contents) => {
    const directory = folder();
    writeFileSync(join(directory, "whocan.db"), contents);
    await expectRefused(directory, "STORE_FOREIGN");
    await expectRefused(directory, "STORE_FOREIGN", { readOnly: true });
  });

  it.each(["DELETE", "WAL"])("is refused: another program's database (journal %s)", async (mode) => {
    const directory = folder();
    alter(directory, `PRAGMA journal_mode=${mode}; CREATE TABLE facts (key TEXT); INSERT INTO facts VALUES ('theirs')`);
    await expectRefused(directory, "STORE_FOREIGN");
    await expectRefused(directory, "STORE_FOREIGN", { readOnly: true });
  });

  it("is refused: another program's database that is being written", async () => {
    const directory = folder();
    const theirs = new Database(join(directory, "whocan.db"));
    theirs.exec(
      "PRAGMA journal_mode=WAL; CREATE TABLE t (x); PRAGMA wal_checkpoint(TRUNCATE); INSERT INTO t VALUES (1)",
    );
    await expectRefused(directory, "STORE_FOREIGN");
    expect(theirs.prepare("SELECT count(*) FROM t").raw().get()).toEqual([1]);
    theirs.close();
  });

  it("is refused: a folder of that name", async () => {
    const directory = folder();
    mkdirSync(join(directory, "whocan.db"));
    await expectRefused(directory, "STORE_FOREIGN");
  });
});

describe("a store of ours", () => {
  it("that a newer Whocan wrote is refused", async () => {
    const directory = await filledFolder();
    alter(directory, "PRAGMA user_version = 99");
    await expectRefused(directory, "STORE_NEWER");
    await expectRefused(directory, "STORE_NEWER", { readOnly: true });
  });

  it("that lost its contents is refused", async () => {
    const empty = await filledFolder();
    truncateSync(join(empty, "whocan.db"), 0);
    await expectRefused(empty, "STORE_DAMAGED");
    const cut = await filledFolder();
    truncateSync(join(cut, "whocan.db"), 4_096);
    await expectRefused(cut, "STORE_DAMAGED");
  });

  it.each([
    ["the newest revision was altered", "UPDATE revisions SET account = 'other' WHERE number = 2"],
    ["an older revision is gone", "DELETE FROM revisions WHERE number = 1"],
    ["the parent was exchanged", "UPDATE revisions SET digest = facts_digest WHERE number = 1"],
    ["a table is gone", "DROP TABLE revisions"],
    ["its format is none", "PRAGMA user_version = 0"],
  ])("is refused when %s", async (_what, sql) => {
    const directory = await filledFolder();
    alter(directory, sql);
    await expectRefused(directory, "STORE_DAMAGED");
    await expectRefused(directory, "STORE_DAMAGED", { readOnly: true });
  });

  it("is rid of what a process left that was killed while it made one, once that is old", async () => {
    const directory = await filledFolder();
    const hour = 3_600_000;
    const drafts = ["0", "1"].map((digit) => `whocan.db.${digit.repeat(8)}-aaaa-4aaa-8aaa-aaaaaaaaaaaa.new`);
    drafts.forEach((name, index) => {
      writeFileSync(join(directory, name), "");
      const at = new Date(Date.now() - 2 * index * hour);
      utimesSync(join(directory, name), at, at);
    });
    const left = () => readdirSync(directory).filter((name) => name.endsWith(".new"));
    await (await openSqliteStore({ directory, readOnly: true })).close();
    expect(left()).toEqual(drafts);
    await (await openSqliteStore({ directory })).close();
    expect(left()).toEqual(drafts.slice(0, 1));
  });

  it("is read while another one writes it", async () => {
    const directory = await filledFolder();
    const reader = await openSqliteStore({ directory, readOnly: true });
    const writer = await openSqliteStore({ directory });
    await commitNext(writer, { opened: [node("c")] });
    expect(await collect(reader.facts())).toEqual([node("a", { v: 2 }), node("b"), node("c")]);
    expect(await collect(reader.facts(1))).toEqual([node("a", { v: 1 }), node("b")]);
    await expect(commitNext(reader, {})).rejects.toMatchObject({ code: "STORE_READ_ONLY" });
    await writer.close();
    await reader.close();
  });

  it.each([false, true])("is read whole after a crash left its end in the log (readOnly: %s)", async (readOnly) => {
    const directory = await filledFolder();
    const store = await openSqliteStore({ directory });
    await commitNext(store, { opened: [node("c")] });
    const copy = copyOf(directory, join(folder(), "copy"));
    await store.close();
    const again = await openSqliteStore({ directory: copy, readOnly });
    expect((await again.head())?.number).toBe(3);
    expect(await collect(again.facts())).toEqual([node("a", { v: 2 }), node("b"), node("c")]);
    await again.close();
  });

  it("knows what another process committed, and refuses to overwrite it", async () => {
    const directory = await filledFolder();
    const [one, two] = [await openSqliteStore({ directory }), await openSqliteStore({ directory })];
    await commitNext(one, { opened: [node("c")] });
    const info = { at: "2026-01-01T00:00:00.000Z", connection: "main", account: "acc", catalogDigest: "", parent: 2 };
    await expect(two.commit({ opened: [node("d")], closed: [] }, [], info)).rejects.toMatchObject({
      code: "STORE_CONFLICT",
    });
    expect(await commitNext(two, { opened: [node("d")] })).toMatchObject({ number: 4 });
    expect((await one.head())?.number).toBe(4);
    await one.close();
    await two.close();
  });

  it("leaves an empty log behind, so that its file alone is a copy of it", async () => {
    const directory = await filledFolder();
    expect(existsSync(join(directory, "whocan.db-wal")) ? statSync(join(directory, "whocan.db-wal")).size : 0).toBe(0);
  });
});
