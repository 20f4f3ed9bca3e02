import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it, onTestFinished } from "vitest";
import { FakeSource, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, temporaryFolder, type World } from "../../test/sync/world.ts";
import { WhocanError } from "../lib/errors.ts";
import { silentLogger } from "../lib/logger.ts";
import { ExtentStop } from "../sources/source.ts";
import { DaySpending } from "./day-spending.ts";
import type { EndedExtent } from "./ended-extent.ts";
import { RUNS_APPLICATION_ID, RUNS_MIGRATIONS } from "./migrations.ts";
import { type PastRun, RunHistory } from "./run-history.ts";
import { openRunsDb } from "./runs-db.ts";
import { selectionOf } from "./start-run.ts";

function historyOf({ folder, clock }: Pick<World, "folder" | "clock">): RunHistory {
  const history = new RunHistory(folder, clock);
  onTestFinished(() => history.close());
  return history;
}

it("tells runs, newest first, with what they did and how each section ended", async () => {
  const world = newWorld();
  const history = historyOf(world);
  await world.sync(smallAccount());
  await world.sync(smallAccount(), { connection: "other" });
  expect(history.runs(undefined, 10).map(({ id, connection, outcome }) => [id, connection, outcome])).toEqual([
    [2, "other", "unchanged"],
    [1, "fake", "committed"],
  ]);
  expect(history.runs("fake", 10).map(({ id }) => id)).toEqual([1]);
  expect(history.run(1)).toMatchObject({ revision: 1, error: null, ended: "2026-11-22T12:00:00.000Z" });
  expect(history.run(1)?.sections).toContainEqual({
    section: "users",
    status: "complete",
    records: 4,
    extents: { ended: 3, total: null },
  });
  expect(history.run(3)).toBeUndefined();
});

it("tells why a run failed, until it is continued", async () => {
  const world = newWorld();
  const history = historyOf(world);
  const source = new FakeSource(smallAccount());
  source.beforePage = (section) => {
    if (section === "users") throw new WhocanError("NETWORK", "The host cannot be reached.", { field: "apiUrl" });
  };
  await expect(world.sync(source)).rejects.toMatchObject({ code: "NETWORK" });
  const error = { code: "NETWORK", message: "The host cannot be reached.", field: "apiUrl" };
  expect(history.run(1)).toMatchObject({ outcome: "failed", error });
  await world.sync(smallAccount());
  expect(history.run(1)).toMatchObject({ outcome: "committed", error: null });
});

it("tells a run under way from one whose process died", async () => {
  const world = newWorld();
  const history = historyOf(world);
  const source = new FakeSource(smallAccount());
  const seen: unknown[] = [];
  source.beforePage = (section, extent) => {
    if (`${section}/${extent}` !== "users/pending") return;
    const status = () => history.run(1)?.sections.find((each) => each.section === "users")?.status;
    seen.push([history.run(1)?.outcome, status()]);
    world.runs.file.run("DELETE FROM leases");
    seen.push([history.run(1)?.outcome, status()]);
  };
  await world.sync(source, { concurrency: 1 }).catch(() => undefined);
  expect(seen).toEqual([
    ["running", "reading"],
    ["interrupted", "partial"],
  ]);
});

it("makes no file, and follows one that takes the place of another", async () => {
  const folder = temporaryFolder();
  const world = newWorld();
  const history = historyOf({ ...world, folder });
  expect([history.runs(undefined, 5), history.run(1)]).toEqual([[], undefined]);
  const write = (connection: string) => {
    const runs = openRunsDb(folder);
    const identity = { connection, account: "fake:a", selection: "[]" };
    const oldest = "2026-11-21T12:00:00.000Z";
    const limits = { notBefore: oldest, parkedNotBefore: oldest };
    runs.ledger.startOrResume(identity, "2026-11-22T12:00:00.000Z", limits);
    runs.close();
  };
  write("first");
  expect(history.runs(undefined, 5).map(({ connection }) => connection)).toEqual(["first"]);
  for (const name of ["runs.db", "runs.db-wal", "runs.db-shm"]) rmSync(join(folder, name), { force: true });
  expect(history.runs(undefined, 5)).toEqual([]);
  write("second");
  expect(history.runs(undefined, 5).map(({ connection }) => connection)).toEqual(["second"]);
});

it("reads the runs of a file that was made before runs told why they failed", () => {
  const folder = temporaryFolder();
  const old = new Database(join(folder, "runs.db"));
  old.exec(RUNS_MIGRATIONS[0] ?? "");
  old.exec(`PRAGMA application_id = ${RUNS_APPLICATION_ID}; PRAGMA user_version = 1`);
  old.exec(
    "INSERT INTO runs (connection, account, selection, started, outcome) VALUES ('a', 'b', '[]', 't', 'failed')",
  );
  old.close();
  const history = historyOf({ ...newWorld(), folder });
  expect(history.runs(undefined, 5)).toMatchObject([{ outcome: "failed", error: null, sections: [] }]);
});

describe("what a parked run has read", () => {
  const HOUR = 3_600_000;
  const LEFT = "users/inactive";
  const sections = ["groups", "recordings", "users", "group-members"];

  /** A source whose calls of the day are spent when it comes to the inactive users. */
  function limited(world: World): FakeSource {
    const source = new FakeSource(smallAccount());
    const resumeAt = new Date(world.clock.now().getTime() + 10 * HOUR).toISOString();
    source.beforePage = (section, extent) => {
      if (`${section}/${extent}` === LEFT) throw new ExtentStop("partial", "Spent.", { resumeAt });
    };
    return source;
  }

  const names = (extents: ReadonlyMap<string, readonly EndedExtent[]>) =>
    [...extents.values()].flat().map(({ section, extent }) => `${section}/${extent}`);

  it("is what the next one goes on with, for as long as it is fresh", async () => {
    const world = newWorld();
    const history = historyOf(world);
    await world.sync(limited(world));
    const { connection, account, selection } = history.run(1) as PastRun;
    const kept = names(history.kept({ connection, account, selection }));
    expect(kept).toEqual(expect.arrayContaining(["groups/", "users/active", "recordings/2026-10"]));
    expect(kept).not.toContain(LEFT);
    expect(names(history.kept({ connection, account, selection: selectionOf(sections.slice(1)) }))).toEqual([]);
    world.clock.advance(30 * HOUR);
    const next = new FakeSource(smallAccount());
    expect(names(history.kept({ connection, account, selection }))).toEqual(kept);
    world.clock.advance(7 * 24 * HOUR);
    expect(names(history.kept({ connection, account, selection }))).toEqual([]);
    world.clock.advance(-7 * 24 * HOUR);
    await world.sync(next);
    expect(next.reads.filter((read) => kept.includes(read))).toEqual([]);
    expect(names(history.kept({ connection, account, selection }))).toEqual([]);
  });

  it("tells of its sections, and an older run of those that it has not read whole", async () => {
    const world = newWorld();
    const history = historyOf(world);
    await world.sync(smallAccount());
    await world.sync(limited(world));
    const readings = history.lastReadings("fake");
    expect([readings.get("groups")?.run, readings.get("users")?.run]).toEqual([2, 1]);
    const first = newWorld();
    await first.sync(limited(first));
    expect(historyOf(first).lastReadings("fake").get("users")?.run).toBe(1);
  });
});

it("tells what an account has spent of the day's budgets so far", () => {
  const world = newWorld();
  const history = historyOf(world);
  expect(history.spentToday("zoom:A")).toEqual(new Map());
  const spending = new DaySpending(world.folder, "zoom:A", silentLogger);
  for (let i = 0; i < 3; i++) spending.add("core/heavy", "2026-11-22");
  spending.add("core/medium", "2026-11-21");
  spending.close();
  expect(history.spentToday("zoom:A")).toEqual(new Map([["core/heavy", 3]]));
  expect(history.spentToday("zoom:B")).toEqual(new Map());
});
