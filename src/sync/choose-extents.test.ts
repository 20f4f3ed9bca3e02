import { describe, expect, it } from "vitest";
import { FakeSource, type FakeState, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld } from "../../test/sync/world.ts";
import { ExtentStop } from "../sources/source.ts";

const MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"];
const DAY_MS = 86_400_000;

/** Months with one recording each, of which a run reads two, the newest first. */
function source(state: FakeState, perRun = 2): FakeSource {
  return new FakeSource(state).alter("recordings", () => ({
    perRun,
    plan: () => state.months.toReversed().map((extent) => ({ extent })),
  }));
}
const account = (): FakeState => ({
  ...smallAccount(),
  recordings: Object.fromEntries(MONTHS.map((month) => [month, [`r-${month}`]])),
  months: [...MONTHS],
});
const monthsRead = ({ reads }: FakeSource) =>
  reads.filter((read) => read.startsWith("recordings/")).map((read) => read.slice("recordings/".length));

describe("a section that reads so many extents in one run", () => {
  it("reads those never tried first, in the order of its plan, then those tried longest ago", async () => {
    const world = newWorld();
    const state = account();
    const rounds: string[][] = [];
    for (let round = 0; round < 4; round++) {
      const run = source(state);
      await world.sync(run);
      rounds.push(monthsRead(run).toSorted());
      world.clock.advance(1000);
    }
    expect(rounds).toEqual([
      ["2026-10", "2026-11"],
      ["2026-08", "2026-09"],
      ["2026-07", "2026-11"],
      ["2026-09", "2026-10"],
    ]);
  });

  it("leaves the others unread without a fault, and what an earlier run read of them open", async () => {
    const world = newWorld();
    const state = account();
    await world.sync(source(state));
    expect(await world.statuses()).toMatchObject({
      "recordings/": "complete",
      "recordings/2026-11": "complete",
      "recordings/2026-09": "not-selected",
    });
    const [late] = (await world.store.coverage()).filter(({ extent }) => extent === "2026-09");
    expect(late?.reason).toBe("It waits for a later run: 2 are read in one.");
    world.clock.advance(1000);
    state.recordings["2026-11"] = [];
    const report = await world.sync(source(state));
    expect(report.closed).toBe(0);
    const { "recordings/2026-07": oldest, ...others } = await world.statuses();
    expect(oldest).toBe("not-selected");
    expect(
      Object.entries(others).filter(([row, status]) => row.startsWith("recordings/") && status !== "complete"),
    ).toEqual([]);
    world.clock.advance(1000);
    expect((await world.sync(source(state))).closed).toBe(1);
  });

  it("does not let those that fail every time keep the others from their turn", async () => {
    const world = newWorld();
    const state = account();
    const seen = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const run = source(state);
      run.beforePage = (section, extent) => {
        if (section === "recordings" && extent >= "2026-10") throw new ExtentStop("partial", "Still processing.");
      };
      await world.sync(run);
      for (const month of monthsRead(run)) seen.add(month);
      world.clock.advance(1000);
    }
    expect([...seen].toSorted()).toEqual(MONTHS);
  });

  it("counts what earlier attempts of the same run read", async () => {
    const world = newWorld();
    const state = account();
    const broken = source(state, 3);
    broken.beforePage = (section, extent) => {
      if (section === "recordings" && extent === "2026-10")
        throw new ExtentStop("failed", "No network.", { fatal: true });
    };
    await world.sync(broken, { concurrency: 1 }).catch(() => undefined);
    const second = source(state, 3);
    expect((await world.sync(second, { concurrency: 1 })).resumed).toBe(true);
    expect(monthsRead(second)).toEqual(["2026-10", "2026-09"]);
  });

  it("ages what it did not read again", async () => {
    const world = newWorld();
    const state = account();
    await world.sync(source(state, 4));
    world.clock.advance(8 * DAY_MS);
    await world.sync(source(state, 4));
    const stale = (await world.store.coverage()).filter(({ reason }) => reason?.startsWith("It is stale"));
    expect(stale.map(({ extent }) => extent)).toEqual(["2026-08"]);
  });

  it("forgets those whose subject is gone, though it never came to them", async () => {
    const world = newWorld();
    const state = smallAccount();
    const perGroup = () => new FakeSource(state).alter("group-members", () => ({ perRun: 1 }));
    await world.sync(perGroup());
    expect(Object.keys(await world.statuses()).filter((row) => row.startsWith("group-members/"))).toHaveLength(3);
    delete state.groups["g2"];
    await world.sync(perGroup());
    expect(Object.keys(await world.statuses()).filter((row) => row.startsWith("group-members/"))).toHaveLength(2);
  });
});
