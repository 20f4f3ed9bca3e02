import { describe, expect, it } from "vitest";
import { FakeSource, type FakeState, keys, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import { ExtentStop } from "../sources/source.ts";

const HOUR = 3_600_000;

/** A source whose calls of the day are spent when it comes to these extents. */
function limited(state: FakeState, world: World, extents: readonly string[]): FakeSource {
  const source = new FakeSource(state);
  const resumeAt = new Date(world.clock.now().getTime() + 10 * HOUR).toISOString();
  source.beforePage = (section, extent) => {
    if (!extents.includes(`${section}/${extent}`)) return;
    throw new ExtentStop("partial", `The provider's rate limit is reached until ${resumeAt}.`, { resumeAt });
  };
  return source;
}

const LEFT = ["recordings/2026-11", "users/inactive"];
const newest = (world: World) => world.runs.ledger.runs("fake", 1)[0];

describe("a run that meets a day's limit", () => {
  it("writes what it has, says what is missing, and is parked", async () => {
    const world = newWorld();
    const source = limited(smallAccount(), world, LEFT);
    const report = await world.sync(source);
    expect(report).toMatchObject({ revision: { number: 1 }, resumeAt: expect.stringMatching(/Z$/u) });
    expect(newest(world)).toMatchObject({ outcome: "parked", parked: true, error: { code: "RATE_LIMITED" } });
    expect(await world.keys()).toContain(keys.user("ada"));
    expect(await world.statuses()).toMatchObject({
      "recordings/2026-10": "complete",
      "recordings/2026-11": "partial",
      "users/active": "complete",
    });
  });

  it("is gone on with: what it had read is not asked for again, and the whole is as if it had been read at once", async () => {
    const world = newWorld();
    await world.sync(limited(smallAccount(), world, LEFT));
    world.clock.advance(30 * HOUR);
    const second = new FakeSource(smallAccount());
    const report = await world.sync(second);
    expect(report).toMatchObject({ resumed: true, run: 1, resumeAt: null, revision: { number: 2 } });
    // Members of groups were matched while users were not all known.
    expect(second.reads.toSorted()).toEqual(
      expect.not.arrayContaining(["users/active", "users/pending", "groups/", "recordings/2026-10"]),
    );
    expect(second.reads).toEqual(expect.arrayContaining(LEFT));
    expect(newest(world)).toMatchObject({ id: 1, outcome: "committed", error: null });
    const undisturbed = newWorld();
    await undisturbed.sync(smallAccount());
    expect(await world.keys()).toEqual(await undisturbed.keys());
    expect(new Set(Object.values(await world.statuses()))).toEqual(new Set(["complete"]));
    // It is over: the next one reads everything.
    const third = new FakeSource(smallAccount());
    expect(await world.sync(third)).toMatchObject({ resumed: false, run: 2, unchanged: true });
    expect(third.reads).toContain("users/active");
    expect(world.runs.file.all("SELECT 1 FROM staged")).toEqual([]);
  });

  it("may be parked and cut off many times over", async () => {
    const world = newWorld();
    await world.sync(limited(smallAccount(), world, [...LEFT, "recordings/2026-10"]));
    world.clock.advance(12 * HOUR);
    expect(await world.sync(limited(smallAccount(), world, LEFT))).toMatchObject({ resumed: true, run: 1 });
    world.clock.advance(40 * HOUR);
    const broken = new FakeSource(smallAccount());
    broken.beforePage = (section) => {
      if (section === "users") throw new ExtentStop("denied", "No.", { fatal: true });
    };
    await expect(world.sync(broken)).rejects.toMatchObject({ code: "AUTH_FAILED" });
    world.clock.advance(40 * HOUR);
    const last = new FakeSource(smallAccount());
    expect(await world.sync(last)).toMatchObject({ resumed: true, run: 1, resumeAt: null });
    expect(last.reads).not.toContain("users/active");
    expect(new Set(Object.values(await world.statuses()))).toEqual(new Set(["complete"]));
  });

  it("closes what is gone only where it was read", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    const later = smallAccount();
    later.recordings = { "2026-10": [], "2026-11": [] };
    await world.sync(limited(later, world, LEFT));
    const kept = (await world.keys()).filter((key) => key.includes("recording"));
    expect(kept).toHaveLength(2);
    await world.sync(later);
    expect((await world.keys()).filter((key) => key.includes("recording"))).toEqual([]);
  });

  it("is begun anew once what it read is not fresh any more", async () => {
    const world = newWorld();
    await world.sync(limited(smallAccount(), world, LEFT));
    world.clock.advance(8 * 24 * HOUR);
    const source = new FakeSource(smallAccount());
    expect(await world.sync(source)).toMatchObject({ resumed: false, run: 2 });
    expect(source.reads).toContain("users/active");
    expect(world.runs.ledger.run(1)?.outcome).toBe("abandoned");
  });

  it("does not bring back what another connection has read otherwise since", async () => {
    const world = newWorld();
    await world.sync(limited(smallAccount(), world, LEFT));
    world.clock.advance(HOUR);
    const renamed = smallAccount();
    renamed.users["ada"] = { status: "active", name: "Ada B." };
    await world.sync(renamed, { connection: "other" });
    world.clock.advance(HOUR);
    const source = new FakeSource(renamed);
    expect(await world.sync(source)).toMatchObject({ resumed: true, run: 1, unchanged: true });
    expect(source.reads).toContain("users/active");
    const ada = (await world.facts()).find(({ key }) => key === keys.user("ada"));
    expect(ada).toMatchObject({ name: "Ada B." });
  });
});
