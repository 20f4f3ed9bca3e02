import { describe, expect, it } from "vitest";
import { FakeSource, type FakeState, keys, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import { ReadTimes } from "./read-times.ts";

const MINUTE_MS = 60_000;

/** Reads users and groups, lets another connection's run read the account as it is by then, then reads the rest and commits. */
async function readAround(world: World, state: FakeState, meanwhile: () => void): Promise<void> {
  const source = new FakeSource(state).alter("recordings", () => ({ dependsOn: ["group-members"] }));
  let other: Promise<unknown> | undefined;
  source.beforePage = async (section) => {
    if (section !== "recordings") return;
    other ??= Promise.resolve().then(() => {
      world.clock.advance(MINUTE_MS);
      meanwhile();
      return world.sync(state, { connection: "other" });
    });
    await other;
  };
  await world.sync(source);
}

describe("a run that commits after another connection's run that read later", () => {
  it("closes and changes nothing that the other one knows better, and leaves its coverage", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    await readAround(world, state, () => {
      state.users["eve"] = { status: "active", name: "Eve" };
      state.users["bob"] = { status: "active", name: "Robert" };
      state.groups["g3"] = ["eve"];
      delete state.groups["g2"];
    });
    const users = (await world.facts()).filter(({ section }) => section === "users");
    expect(users.map((fact) => (fact.type === "node" ? fact.name : ""))).toEqual([
      "Ada",
      "Robert",
      "Cyd",
      "Dan",
      "Eve",
    ]);
    expect(await world.keys()).toContain(`${keys.user("eve")}|MEMBER_OF|${keys.group("g3")}`);
    expect(new Set(Object.values(await world.statuses()))).toEqual(new Set(["complete"]));
    expect(Object.keys(await world.statuses())).toEqual(
      expect.arrayContaining(["users/", "groups/", `group-members/${keys.group("g3")}`]),
    );
    expect(await world.sync(state)).toMatchObject({ unchanged: true });
  });

  it("leaves the later time of reading", async () => {
    const world = newWorld();
    const state = smallAccount();
    await readAround(world, state, () => undefined);
    const times = world.runs.file.all<{ at: string }>("SELECT DISTINCT read_at AS at FROM reads WHERE extent <> ''");
    expect(times).toEqual([{ at: world.clock.now().toISOString() }]);
  });
});

describe("times of reading", () => {
  it("are forgotten with the extent whose subject is gone", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    delete state.groups["g2"];
    await world.sync(state);
    const sql = "SELECT extent FROM reads WHERE section = 'group-members' AND extent <> ''";
    expect(world.runs.file.all(sql)).toEqual([{ extent: keys.group("g1") }]);
  });

  it("that another run has noted meanwhile are taken as they are", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    const rows = await world.store.coverage();
    world.runs.file.run("DELETE FROM reads");
    const [ours, others] = [new ReadTimes(world.runs.file, "fake:A"), new ReadTimes(world.runs.file, "fake:A")];
    others.assume(rows, "2026-11-21T00:00:00.000Z");
    ours.assume(rows, "2026-11-20T00:00:00.000Z");
    expect(ours.of({ section: "groups", extent: "" })).toBe("2026-11-21T00:00:00.000Z");
  });
});
