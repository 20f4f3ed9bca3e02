import { describe, expect, it } from "vitest";
import { FakeSource, type FakeState, keys, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import type { Fact } from "../model/facts.ts";
import { ExtentStop, type Section } from "../sources/source.ts";

const DAY_MS = 24 * 3_600_000;
const g1 = keys.group("g1");
const g2 = keys.group("g2");

describe("AX-45 Fetch asset types (choose)", () => {
  it("AX-45 leaves sections that are not selected untouched: nothing of them is deleted", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    const before = await world.statuses();
    state.users = { ada: { status: "active", name: "Ada L." } };
    state.recordings = {};
    state.groups["g2"] = [];
    for (const options of [{ only: ["group-members"] }, { skip: ["users", "groups", "recordings"] }]) {
      const source = new FakeSource(state);
      const report = await world.sync(source, options);
      expect(source.reads).toEqual([`group-members/${g1}`, `group-members/${g2}`]);
      expect(report.sections.filter(({ selected }) => selected).map(({ section }) => section)).toEqual([
        "group-members",
      ]);
      expect(await world.statuses()).toEqual(before);
    }
    const known = await world.keys();
    expect(known).toEqual(expect.arrayContaining([keys.user("bob"), keys.recording("r1"), g2]));
    expect(known).not.toContain(`${keys.user("cyd")}|MEMBER_OF|${g2}`);
    expect((await world.store.head())?.counts).toMatchObject({ opened: 0, closed: 1 });
  });

  it("records sections as not selected only when they never were", async () => {
    const world = newWorld();
    await world.sync(smallAccount(), { only: ["users"] });
    expect(await world.statuses()).toMatchObject({ "groups/": "not-selected", "recordings/": "not-selected" });
    const report = await world.sync(smallAccount(), { only: ["group-members"] });
    expect(report.sections.find(({ section }) => section === "group-members")).toMatchObject({
      status: "not-selected",
    });
    await world.sync(smallAccount());
    expect(Object.values(await world.statuses())).not.toContain("not-selected");
    await world.sync(smallAccount(), { only: ["users"] });
    expect(Object.values(await world.statuses())).not.toContain("not-selected");
  });

  it("makes what was not read for long stale", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    world.clock.advance(2 * 3_600_000);
    const report = await world.sync(smallAccount(), { only: ["users"], freshnessMs: 3_600_000 });
    expect(report.sections.map(({ section, status }) => [section, status])).toEqual([
      ["groups", "partial"],
      ["users", "complete"],
      ["group-members", "partial"],
      ["recordings", "partial"],
    ]);
    expect(await world.sync(smallAccount())).toMatchObject({ unchanged: false, opened: 0, closed: 0 });
    expect(new Set(Object.values(await world.statuses()))).toEqual(new Set(["complete"]));
  });

  it("counts time from the last reading, though an unchanged run writes no revision", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    world.clock.advance(6 * DAY_MS);
    expect(await world.sync(smallAccount())).toMatchObject({ unchanged: true });
    world.clock.advance(6 * DAY_MS);
    expect(await world.sync(smallAccount(), { only: ["users"] })).toMatchObject({ unchanged: true });
    world.clock.advance(2 * DAY_MS);
    const { sections } = await world.sync(smallAccount(), { only: ["users"] });
    expect(sections.find(({ section }) => section === "groups")?.reason).toContain("read last at 2026-11-28T");
  });

  it("counts from the head's time where the ledger was lost", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    const fresh = newWorld(world.store);
    fresh.clock.advance(8 * DAY_MS);
    const { sections } = await fresh.sync(smallAccount(), { only: ["users"] });
    expect(sections.find(({ section }) => section === "groups")?.reason).toContain("read last at 2026-11-22T");
  });

  it("refuses names that the source does not have, and lists the valid ones", async () => {
    const world = newWorld();
    const error = await world.sync(smallAccount(), { only: ["user"] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "BAD_ARGUMENT", field: "only" });
    expect(error).toMatchObject({ help: "Use some of: group-members, groups, recordings, users." });
  });
});

describe("what a section says of nodes that another one lists", () => {
  /** Says of each known user when they signed in. */
  const signIns: Section = {
    name: "sign-ins",
    description: "Sign-ins.",
    dependsOn: ["users"],
    emits: { kinds: ["FakeUser"], relations: [] },
    plan: () => [{ extent: "" }],
    async *read(_plan, { known }) {
      const facts = [...known.nodes("FakeUser")].map((user): Fact => {
        return { ...user, name: null, properties: { signedIn: true }, section: "sign-ins", extent: "" };
      });
      yield { facts, records: facts.length };
    },
  };
  const sourceOf = (state: FakeState) => {
    const source = new FakeSource(state);
    source.sections = [...source.sections, signIns];
    return source;
  };
  const said = async (world: World) =>
    (await world.facts()).filter(({ section }) => section === "sign-ins").map(({ key }) => key);

  it("ends with the node, though that section is not read", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(sourceOf(state));
    expect(await said(world)).toHaveLength(4);
    state.users = { ada: { status: "active", name: "Ada" }, dan: { status: "active", name: "Dan" } };
    const report = await world.sync(sourceOf(state), { only: ["users"] });
    expect(await said(world)).toEqual([keys.user("ada"), keys.user("dan")]);
    // Two users and what was said of them; one changed.
    expect(report).toMatchObject({ closed: 5, opened: 1 });
    expect((await world.sync(sourceOf(state), { only: ["users"] })).unchanged).toBe(true);
  });

  it("stays where the list was not read to its end", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(sourceOf(state));
    state.users = {};
    const source = sourceOf(state);
    source.beforePage = (section) => {
      if (section === "users") throw new ExtentStop("partial", "It broke off.");
    };
    await world.sync(source, { only: ["users"] });
    expect(await said(world)).toHaveLength(4);
  });
});
