import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import Database from "libsql";
import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, folders, releaseFiles } from "../../../test/contract/store-folder.ts";
import { collect, commitNext, covered, node, relation } from "../../../test/contract/store-samples.ts";
import { digestOf } from "../../lib/hash.ts";
import type { GraphStore } from "../graph-store.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

/** Copies of a store that are damaged and read whole: a twentieth of what WHOCAN_TEST_RUNS says. */
const RUNS = Math.max(120, Math.ceil(Number(process.env["WHOCAN_TEST_RUNS"] ?? 0) / 20));
const folder = folders();
/** Digests of what readers see at each revision, oldest first. */
let history: readonly string[] = [];
let sound = "";
let live = "";
let flips = 0;

async function fill(store: GraphStore): Promise<void> {
  const facts = Array.from({ length: 24 }, (_, i) => node(`zoom:a:user:${i}`, { email: `user${i}@example.com` }));
  await commitNext(store, { opened: facts }, [covered("users"), covered("roles")]);
  const changed = facts.slice(0, 8).map((fact) => ({ ...fact, name: "\u{1F600} é" }));
  await commitNext(store, { opened: changed, closed: facts.slice(0, 12) }, [covered("users"), covered("role", "x")]);
  await commitNext(store, { opened: [relation("zoom:a:user:1", "zoom:a:group:1")] }, [covered("users")]);
}

/** One digest per revision, of all that can be read as of it. */
async function readAll(store: GraphStore): Promise<string[]> {
  const digests: string[] = [];
  for (const revision of await store.revisions()) {
    const { number } = revision;
    const [facts, coverage] = [await collect(store.facts(number)), await store.coverage(number)];
    digests.push(digestOf({ revision, facts, coverage, changes: await collect(store.changes(number - 1, number)) }));
  }
  return digests;
}

beforeAll(async () => {
  sound = folder();
  const store = await openSqliteStore({ directory: sound });
  await fill(store);
  history = await readAll(store);
  await store.close();
  // The same, as the machine's crash would leave it: all revisions in the write-ahead log.
  const directory = folder();
  const other = await openSqliteStore({ directory });
  await fill(other);
  live = copyOf(directory, join(folder(), "live"));
  await other.close();
});

/** Flips bits of one byte of a file, reads all, and returns what was read, or the error's code. */
async function readFlipped(from: string, file: string, at: number, mask: number): Promise<string[] | string> {
  const directory = copyOf(from, join(folder(), "copy"));
  const path = join(directory, file);
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  writeFileSync(path, bytes);
  if (++flips % 20 === 0) await releaseFiles();
  let store: GraphStore | undefined;
  try {
    store = await openSqliteStore({ directory });
    return await readAll(store);
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await store?.close();
  }
}

const REFUSALS = ["STORE_DAMAGED", "STORE_FOREIGN", "STORE_NEWER"];
const mask = fc.integer({ min: 1, max: 255 });

describe("a flipped byte", () => {
  it("in the file is refused or harmless, and never shows another fact", async () => {
    const size = statSync(join(sound, "whocan.db")).size;
    let refused = 0;
    const offset = fc.oneof(
      fc.nat(size - 1),
      fc.nat(199),
      fc.tuple(fc.nat(size / 4_096 - 1), fc.nat(40)).map(([page, at]) => page * 4_096 + at),
    );
    await fc.assert(
      fc.asyncProperty(offset, mask, async (at, bits) => {
        const read = await readFlipped(sound, "whocan.db", at, bits);
        if (typeof read === "string") {
          expect(REFUSALS).toContain(read);
          refused++;
        } else expect(read).toEqual(history);
      }),
      { numRuns: RUNS },
    );
    expect(refused).toBeGreaterThan(20);
  });

  it("in the write-ahead log shows earlier revisions at most", async () => {
    const size = statSync(join(live, "whocan.db-wal")).size;
    let shortened = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), mask, async (at, bits) => {
        const read = await readFlipped(live, "whocan.db-wal", at, bits);
        if (typeof read === "string") expect(REFUSALS).toContain(read);
        else {
          expect(read).toEqual(history.slice(0, read.length));
          if (read.length < history.length) shortened++;
        }
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
    expect(shortened).toBeGreaterThan(10);
  });
});

describe("a row changed behind our back", () => {
  const altered = async (sql: string): Promise<GraphStore> => {
    const directory = copyOf(sound, join(folder(), "copy"));
    const database = new Database(join(directory, "whocan.db"));
    database.exec(sql);
    database.close();
    return openSqliteStore({ directory });
  };
  const REFUSED = { code: "STORE_DAMAGED" };

  it.each([
    ["another property", `UPDATE facts SET payload = replace(payload, 'user5@', 'user6@')`],
    ["another name of the thing", "UPDATE facts SET key = 'zoom:a:user:x' WHERE key = 'zoom:a:user:5'"],
    ["another fingerprint", "UPDATE facts SET fingerprint = 'x' WHERE key = 'zoom:a:user:5'"],
    ["bytes that are no text", "UPDATE facts SET payload = CAST(X'FF' AS TEXT) WHERE key = 'zoom:a:user:5'"],
  ])("is found as the row is read: %s", async (_what, sql) => {
    const store = await altered(sql);
    await expect(collect(store.facts(1))).rejects.toMatchObject({
      ...REFUSED,
      field: expect.stringContaining("zoom:a:user:"),
    });
    await expect(collect(store.changes(0, 1))).rejects.toMatchObject(REFUSED);
    expect((await store.check()).problems.length).toBeGreaterThan(0);
    await expect(commitNext(store, { closed: [node("zoom:a:user:20"), node("zoom:a:user:5")] })).rejects.toThrow();
    await store.close();
  });

  it.each([
    ["a fact is gone", "DELETE FROM facts WHERE key = 'zoom:a:user:20'"],
    ["a fact ended unseen", "UPDATE facts SET to_revision = 3 WHERE key = 'zoom:a:user:20'"],
    ["a fact began earlier", "UPDATE facts SET from_revision = 2 WHERE from_revision = 3"],
    ["an ended fact is open", "UPDATE facts SET to_revision = NULL WHERE to_revision = 2"],
  ])("is found at the end of the list: %s", async (_what, sql) => {
    const store = await altered(sql);
    const read = async () => {
      for (const at of [1, 2, 3]) await collect(store.facts(at));
    };
    await expect(read()).rejects.toMatchObject(REFUSED);
    await expect(collect(store.changes(0, 3))).rejects.toMatchObject(REFUSED);
    expect((await store.check()).problems.length).toBeGreaterThan(0);
    await store.close();
  });

  it.each([
    ["a status", `UPDATE coverage SET payload = replace(payload, 'complete', 'partial')`],
    ["a missing extent", "DELETE FROM coverage WHERE extent = 'x'"],
    ["a span", "UPDATE coverage SET to_revision = NULL"],
  ])("is found in coverage: %s", async (_what, sql) => {
    const store = await altered(sql);
    await expect(Promise.all([1, 2, 3].map((at) => store.coverage(at)))).rejects.toMatchObject(REFUSED);
    expect((await store.check()).problems.length).toBeGreaterThan(0);
    await store.close();
  });

  it("is found in an older revision, which the quick look at the newest does not read", async () => {
    const store = await altered("UPDATE revisions SET at = '2020' WHERE number = 1");
    await expect(store.revisions()).rejects.toMatchObject(REFUSED);
    await expect(collect(store.facts(1))).rejects.toMatchObject(REFUSED);
    expect(await collect(store.facts(3))).toHaveLength(21);
    expect((await store.check()).problems).toEqual(["Revision 1: it does not match its digest."]);
    await store.close();
  });

  it("is named by the check", async () => {
    const store = await altered(
      "UPDATE facts SET fingerprint = 'x' WHERE key = 'zoom:a:user:5' AND to_revision IS NULL",
    );
    expect((await store.check()).problems).toEqual(["zoom:a:user:5 (said by users) does not match its fingerprint."]);
    await store.close();
  });

  it("is refused when the list of revisions is shorter than it was", async () => {
    await expect(altered("DELETE FROM revisions WHERE number = 3")).rejects.toMatchObject(REFUSED);
    await expect(altered("DELETE FROM head")).rejects.toMatchObject(REFUSED);
  });

  it("is refused when SQLite itself cannot read the schema", async () => {
    const sql = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 999 WHERE name = 'facts'";
    await expect(altered(sql)).rejects.toMatchObject(REFUSED);
  });
});

it("reports a destroyed page as a problem", async () => {
  const directory = copyOf(sound, join(folder(), "copy"));
  const path = join(directory, "whocan.db");
  writeFileSync(path, readFileSync(path).fill(0xff, statSync(path).size - 4_096));
  const store = await openSqliteStore({ directory });
  expect((await store.check()).problems.length).toBeGreaterThan(0);
  await store.close();
});
