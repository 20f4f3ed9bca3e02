import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it } from "vitest";
import { FakeSource, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, temporaryFolder } from "../../test/sync/world.ts";
import { ExtentStop } from "../sources/source.ts";
import { DependencyFacts } from "./known-facts.ts";
import { RUNS_MIGRATIONS } from "./migrations.ts";
import { openRunsDb } from "./runs-db.ts";
import { asFileError } from "./sql-errors.ts";

function codeOfOpening(folder: string): unknown {
  try {
    openRunsDb(folder, { busyMs: 20 }).close();
    return "opened";
  } catch (error) {
    expect(error).toMatchObject({ field: join(folder, "runs.db") });
    return (error as { code?: unknown }).code;
  }
}

/** A ledger with a run in it, closed. */
async function usedFolder(): Promise<string> {
  const world = newWorld();
  await world.sync(smallAccount());
  world.runs.close();
  return world.folder;
}

function alter(folder: string, sql: string): void {
  const db = new Database(join(folder, "runs.db"));
  db.exec(sql);
  db.close();
}

/** A ledger, closed, of a run that ended before the recordings were read. */
async function brokenOff() {
  const world = newWorld();
  const source = new FakeSource(smallAccount());
  source.beforePage = (section) => {
    if (section === "recordings") throw new ExtentStop("failed", "No network.", { fatal: true });
  };
  await expect(world.sync(source, { concurrency: 1 })).rejects.toMatchObject({ code: "NETWORK" });
  world.runs.close();
  return world;
}

describe("runs.db", () => {
  it("is made where there is none, for its owner alone, and opened again", () => {
    const folder = join(temporaryFolder(), "a", "b");
    expect(codeOfOpening(folder)).toBe("opened");
    expect(statSync(join(folder, "runs.db")).mode & 0o777).toBe(0o600);
    expect(codeOfOpening(folder)).toBe("opened");
  });

  it("takes an empty file for a new one, as a kill may leave it", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "runs.db"), "");
    expect(codeOfOpening(folder)).toBe("opened");
  });

  it("is STORE_FOREIGN when it is no database, another program's, a folder, or lies in a file", () => {
    const text = temporaryFolder();
    writeFileSync(join(text, "runs.db"), "Notes about runs.\n".repeat(500));
    expect(codeOfOpening(text)).toBe("STORE_FOREIGN");
    expect(readFileSync(join(text, "runs.db"), "utf8")).toContain("Notes");

    const other = temporaryFolder();
    alter(other, "CREATE TABLE marathon (runner TEXT)");
    expect(codeOfOpening(other)).toBe("STORE_FOREIGN");
    const marked = temporaryFolder();
    alter(marked, "PRAGMA application_id = 42");
    expect(codeOfOpening(marked)).toBe("STORE_FOREIGN");

    const folder = temporaryFolder();
    mkdirSync(join(folder, "runs.db"));
    expect(codeOfOpening(folder)).toBe("STORE_FOREIGN");
    expect(codeOfOpening(join(text, "runs.db"))).toBe("STORE_FOREIGN");
  });

  it("is STORE_NEWER when a newer program wrote it, and stays as it was", async () => {
    const folder = await usedFolder();
    alter(folder, `PRAGMA user_version = ${RUNS_MIGRATIONS.length + 1}`);
    expect(codeOfOpening(folder)).toBe("STORE_NEWER");
    alter(folder, `PRAGMA user_version = ${RUNS_MIGRATIONS.length}`);
    expect(codeOfOpening(folder)).toBe("opened");
  });

  it("is STORE_DAMAGED when its pages are, wherever they are hit", async () => {
    const folder = await usedFolder();
    const path = join(folder, "runs.db");
    const sound = readFileSync(path);
    expect(sound.length).toBeGreaterThan(10 * 4096);
    const outcomes = new Set<unknown>();
    for (let page = 1; page * 4096 < sound.length; page++) {
      const broken = Buffer.from(sound);
      broken.fill(0xfe, page * 4096, page * 4096 + 2048);
      writeFileSync(path, broken);
      outcomes.add(await readAll(folder).catch((error: { code?: unknown }) => error.code));
    }
    // Pages that are free hold nothing that anybody would miss.
    outcomes.delete("read");
    expect([...outcomes]).toEqual(["STORE_DAMAGED"]);
    writeFileSync(path, Buffer.concat([sound.subarray(0, 100), Buffer.alloc(sound.length - 100, 0xfe)]));
    expect(codeOfOpening(folder)).toBe("STORE_DAMAGED");
  });

  it("outlives text that is not UTF-8, which would end the process inside the driver", async () => {
    const folder = await usedFolder();
    alter(folder, "UPDATE runs SET started = CAST(x'61ff62' AS TEXT)");
    const runs = openRunsDb(folder);
    expect(runs.ledger.runs("fake")).toMatchObject([{ started: "a\uFFFDb" }]);
    runs.close();
  });

  it("reads again what an older ledger has staged, whose facts had another form", async () => {
    const world = await brokenOff();
    const whole =
      "json_set(payload, '$.type', iif(kind IS NULL, 'relation', 'node'), '$.key', key, '$.section', section)";
    alter(
      world.folder,
      `UPDATE staged SET payload = ${whole}; ALTER TABLE runs DROP COLUMN build; ALTER TABLE extents DROP COLUMN again;
      PRAGMA user_version = ${RUNS_MIGRATIONS.length - 4}`,
    );
    const runs = openRunsDb(world.folder);
    const again = new FakeSource(smallAccount());
    expect(await world.sync(again, { runs })).toMatchObject({ resumed: false, opened: 12 });
    expect(again.reads).toContain("users/active");
    runs.close();
  });

  it("goes on with what an older ledger has staged", async () => {
    const world = await brokenOff();
    alter(
      world.folder,
      `CREATE TABLE old (seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, section TEXT NOT NULL, key TEXT NOT NULL, extent TEXT NOT NULL,
        kind TEXT, fingerprint TEXT NOT NULL, payload TEXT NOT NULL, UNIQUE (run, section, key, extent)) STRICT;
      INSERT INTO old SELECT * FROM staged; DROP TABLE staged; ALTER TABLE old RENAME TO staged;
      CREATE INDEX staged_nodes ON staged (run, kind, key) WHERE kind IS NOT NULL;
      ALTER TABLE extents DROP COLUMN again; PRAGMA user_version = ${RUNS_MIGRATIONS.length - 2}`,
    );
    const runs = openRunsDb(world.folder);
    const again = new FakeSource(smallAccount());
    expect(await world.sync(again, { runs })).toMatchObject({ resumed: true, opened: 12 });
    expect(again.reads).not.toContain("users/active");
    runs.close();
  });

  it("does not commit a staged fact that was damaged", async () => {
    const world = newWorld();
    const damage = () => {
      world.runs.file.run("UPDATE staged SET payload = replace(payload, 'Ada', 'Eva') WHERE payload LIKE '%Ada%'");
    };
    const running = world.sync(smallAccount(), {
      progress: (event) => {
        if (event.type === "committing") damage();
      },
    });
    await expect(running).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    expect(await world.store.head()).toBeNull();
    expect(await world.sync(smallAccount())).toMatchObject({ resumed: false, opened: 12 });
  });

  it("makes a cache of open facts again in which a fact was damaged, so that the next run goes well", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    world.runs.file.run("UPDATE open_facts SET payload = replace(payload, 'ada', 'eva') WHERE kind = 'FakeUser'");
    const members = { only: ["group-members"] };
    await expect(world.sync(smallAccount(), members)).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    expect(await world.sync(smallAccount(), members)).toMatchObject({ unchanged: true });
  });

  it.each([
    ["a fact that an extent said is gone", "DELETE FROM staged WHERE key LIKE '%user:ada'"],
    ["a fact is said by another extent", "UPDATE staged SET extent = 'inactive' WHERE key LIKE '%user:ada'"],
  ])("closes nothing when %s", async (_what, sql) => {
    const world = newWorld();
    await world.sync(smallAccount());
    const before = await world.keys();
    const running = world.sync(smallAccount(), {
      progress: (event) => {
        if (event.type === "section-ended" && event.section === "recordings") world.runs.file.exec(sql);
      },
    });
    await expect(running).rejects.toMatchObject({
      code: "STORE_DAMAGED",
      help: expect.stringContaining("Move the file"),
    });
    expect(await world.keys()).toEqual(before);
  });

  it("lets no section look up a node that was damaged", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    world.runs.file.run("UPDATE open_facts SET payload = replace(payload, 'ada', 'eva') WHERE kind = 'FakeUser'");
    const known = new DependencyFacts(world.runs.file, { run: 9, account: "fake:A", emails: new Map() }, [
      ...new FakeSource(smallAccount()).sections.filter(({ name }) => name === "users"),
    ]);
    expect(() => [...known.nodes("FakeUser")]).toThrow(expect.objectContaining({ code: "STORE_DAMAGED" }));
  });

  it("is STORE_LOCKED while another process writes for longer than we wait", () => {
    const folder = temporaryFolder();
    const db = new Database(join(folder, "runs.db"));
    db.exec("PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; CREATE TABLE t (x)");
    const code = codeOfOpening(folder);
    db.close();
    expect(code).toBe("STORE_LOCKED");
  });

  it("names what a failure of the file system means", () => {
    const meaning = (code: string) =>
      (asFileError(Object.assign(new Error("x"), { code }), "f") as { code?: unknown }).code;
    expect(["SQLITE_READONLY", "SQLITE_READONLY_DIRECTORY", "SQLITE_CANTOPEN", "EACCES", "EROFS"].map(meaning)).toEqual(
      Array(5).fill("STORE_READ_ONLY"),
    );
    expect(["SQLITE_FULL", "ENOSPC"].map(meaning)).toEqual(["STORE_FULL", "STORE_FULL"]);
    expect(["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT"].map(meaning)).toEqual(["STORE_LOCKED", "STORE_LOCKED"]);
    expect(["SQLITE_IOERR_FSYNC", "SQLITE_IOERR", "EIO"].map(meaning)).toEqual(Array(3).fill("STORE_IO"));
    expect(["SQLITE_IOERR_SHORT_READ", "SQLITE_CORRUPT"].map(meaning)).toEqual(["STORE_DAMAGED", "STORE_DAMAGED"]);
    const opening = new Error('ConnectionFailed("Unable to open connection to local database x: 14")');
    expect(asFileError(opening, "f")).toMatchObject({ code: "STORE_READ_ONLY", field: "f" });
    const defect = new TypeError("x is not a function");
    expect(asFileError(defect, "f")).toBe(defect);
  });
});

/** Touches every table through the ledger's own calls. */
async function readAll(folder: string): Promise<"read"> {
  const runs = openRunsDb(folder);
  try {
    runs.ledger.runs("fake");
    runs.ledger.endedExtents(1);
    for (const table of ["extents", "staged", "open_facts", "open_head", "reads", "leases", "delta"]) {
      runs.file.all(`SELECT * FROM ${table}`);
    }
    return "read";
  } finally {
    runs.close();
  }
}
