import { describe, expect, it } from "vitest";
import { FakeSource, keys, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld } from "../../test/sync/world.ts";
import { ExtentStop } from "../sources/source.ts";

const DAY_MS = 24 * 3_600_000;
const g1 = keys.group("g1");
const g2 = keys.group("g2");

/** A source whose extents stop as told: `section/extent` → what its page number `page` throws. */
function stopping(state: ReturnType<typeof smallAccount>, stops: Record<string, { page?: number; error: unknown }>) {
  const source = new FakeSource(state);
  source.beforePage = (section, extent, page) => {
    const stop = stops[`${section}/${extent}`];
    if (stop !== undefined && page === (stop.page ?? 0)) throw stop.error;
  };
  return source;
}

describe("a run over an account", () => {
  it("writes one revision with every fact and a row per extent", async () => {
    const world = newWorld();
    const report = await world.sync(smallAccount());
    expect(report.revision?.number).toBe(1);
    expect(report).toMatchObject({ unchanged: false, opened: 12, closed: 0, resumed: false });
    expect(await world.keys()).toContain(`${keys.user("ada")}|MEMBER_OF|${g1}`);
    expect(await world.statuses()).toEqual({
      "group-members/": "complete",
      [`group-members/${g1}`]: "complete",
      [`group-members/${g2}`]: "complete",
      "groups/": "complete",
      "recordings/": "complete",
      "recordings/2026-10": "complete",
      "recordings/2026-11": "complete",
      "users/": "complete",
      "users/active": "complete",
      "users/inactive": "complete",
      "users/pending": "complete",
    });
    expect(report.sections.map(({ section, facts, records }) => [section, facts, records])).toEqual([
      ["groups", 2, 2],
      ["users", 4, 4],
      ["group-members", 3, 3],
      ["recordings", 3, 3],
    ]);
  });

  it("writes nothing when nothing has changed, and says so", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    world.clock.advance(3_600_000);
    const again = await world.sync(smallAccount());
    expect(again).toMatchObject({ revision: null, unchanged: true, opened: 0, closed: 0 });
    expect(await world.store.revisions()).toHaveLength(1);
    expect(world.runs.ledger.runs("fake").map((run) => run.outcome)).toEqual(["unchanged", "committed"]);
  });

  it("closes and opens just the facts of a changed user", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    state.users["bob"] = { status: "active", name: "Robert" };
    const report = await world.sync(state);
    expect(report).toMatchObject({ opened: 1, closed: 1 });
    const changes = [];
    for await (const { change, fact } of world.store.changes(1, 2)) {
      changes.push([change, fact.key, fact.type === "node" && fact.name]);
    }
    expect(changes).toEqual([
      ["closed", keys.user("bob"), "Bob"],
      ["opened", keys.user("bob"), "Robert"],
    ]);
  });

  it("closes what is gone from an extent that was read to its end", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    state.groups["g1"] = ["ada"];
    const report = await world.sync(state);
    expect(report.sections.find(({ section }) => section === "group-members")).toMatchObject({ opened: 0, closed: 1 });
    expect(await world.keys()).not.toContain(`${keys.user("bob")}|MEMBER_OF|${g1}`);
  });

  it("closes nothing in an extent that was read in part, and keeps what it said", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    delete state.users["ada"];
    delete state.users["cyd"];
    for (const id of ["eve", "fay"]) state.users[id] = { status: "active", name: id };
    state.users["bob"] = { status: "active", name: "Robert" };
    const partial = new ExtentStop("partial", "The list ended short.");
    const report = await world.sync(stopping(state, { "users/active": { page: 1, error: partial } }));
    const users = report.sections.find(({ section }) => section === "users");
    expect(users).toMatchObject({ status: "partial", opened: 2, closed: 1, extents: { total: 3, complete: 2 } });
    expect(users?.reason).toContain("The list ended short.");
    const known = await world.facts();
    expect(known.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["ada", "cyd", "eve", "bob"].map((id) => keys.user(id))),
    );
    expect(known.find(({ key }) => key === keys.user("bob"))).toMatchObject({ name: "Robert" });
    expect((await world.store.coverage()).find(({ extent }) => extent === "active")).toMatchObject({ facts: 2 });
  });

  it("takes the status that was read later when a user changes it during the run", async () => {
    const world = newWorld();
    const state = smallAccount();
    const source = new FakeSource(state);
    source.beforePage = (section, extent) => {
      if (section === "users" && extent === "inactive") state.users["cyd"] = { status: "inactive", name: "Cyd" };
    };
    await world.sync(source, { concurrency: 1 });
    const cyd = (await world.facts()).filter(({ key }) => key === keys.user("cyd"));
    expect(cyd).toHaveLength(1);
    expect(cyd[0]).toMatchObject({ extent: "inactive", properties: { status: "inactive" } });
    const rows = await world.store.coverage();
    expect(rows.filter(({ section }) => section === "users").map(({ extent, facts }) => [extent, facts])).toEqual([
      ["", 0],
      ["active", 2],
      ["inactive", 2],
      ["pending", 0],
    ]);
    expect(await world.sync(state)).toMatchObject({ unchanged: true });
  });

  it("replaces a fact that a later page of the same extent says again", async () => {
    const world = newWorld();
    const state = smallAccount();
    const source = new FakeSource(state);
    source.alter("users", (users) => ({
      async *read(...args) {
        yield* users.read(...args);
        state.users["ada"] = { status: "active", name: "Ada L." };
        yield* users.read(...args);
      },
    }));
    await world.sync(source, { only: ["users"] });
    expect((await world.facts()).filter(({ key }) => key === keys.user("ada"))).toMatchObject([{ name: "Ada L." }]);
  });
});

describe("sections that could not be read", () => {
  const denied = new ExtentStop("denied", "The app lacks a scope.", {
    missing: { kind: "scope", codes: ["group:read:admin"] },
  });

  it("names the missing scope, and gives its status to the sections that depend on it", async () => {
    const world = newWorld();
    const report = await world.sync(stopping(smallAccount(), { "groups/": { error: denied } }));
    const missing = { kind: "scope", codes: ["group:read:admin"] };
    const [groups, , members] = report.sections;
    expect(groups).toMatchObject({ section: "groups", status: "denied", reason: "The app lacks a scope.", missing });
    expect(members).toMatchObject({ section: "group-members", status: "denied", missing });
    expect(members?.reason).toContain("depends on groups");
    expect(report.revision?.counts.facts).toBe(7);
  });

  it("still reads the subjects that are known from the last revision", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    state.groups["g1"] = ["ada"];
    delete state.groups["g2"];
    const source = stopping(state, { "groups/": { error: denied } });
    const report = await world.sync(source);
    expect(source.reads).toEqual(expect.arrayContaining([`group-members/${g1}`, `group-members/${g2}`]));
    expect(await world.keys()).toContain(g2);
    expect(await world.keys()).not.toContain(`${keys.user("bob")}|MEMBER_OF|${g1}`);
    const members = report.sections.find(({ section }) => section === "group-members");
    expect(members).toMatchObject({ status: "denied", extents: { total: 2, complete: 2 } });
  });

  it("keeps the text of unforeseen errors to itself", async () => {
    const world = newWorld();
    const error = new Error("fetch failed for https://example.com/?token=canary-secret");
    const report = await world.sync(stopping(smallAccount(), { "groups/": { error } }));
    expect(report.sections[0]).toMatchObject({ section: "groups", status: "failed" });
    expect(JSON.stringify([report, await world.store.coverage()])).not.toContain("canary");
  });

  it("fails a section that says what it did not declare", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    source.alter("users", () => ({ emits: { kinds: ["FakeGroup"], relations: [] } }));
    const report = await world.sync(source);
    const users = report.sections.find(({ section }) => section === "users");
    expect(users).toMatchObject({ status: "partial", facts: 0, extents: { total: 3, complete: 1 } });
    expect(users?.reason).toContain("without declaring it");
  });

  it("fails a section whose plan fails, with its own row", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    const plan = () => {
      throw new ExtentStop("not-in-plan", "The account has no recordings.", { missing: { kind: "plan", codes: [] } });
    };
    const report = await world.sync(source.alter("recordings", () => ({ plan })));
    expect(report.sections.at(-1)).toMatchObject({ section: "recordings", status: "not-in-plan", facts: 0 });
    expect((await world.statuses())["recordings/"]).toBe("not-in-plan");
  });
});

describe("subjects and windows", () => {
  it("closes the facts of a subject that is gone and drops its row", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    delete state.groups["g2"];
    const report = await world.sync(state);
    expect(report).toMatchObject({ opened: 0, closed: 2 });
    expect(await world.keys()).not.toContain(`${keys.user("cyd")}|MEMBER_OF|${g2}`);
    expect(await world.statuses()).not.toHaveProperty([`group-members/${g2}`]);
    expect(await world.sync(state)).toMatchObject({ unchanged: true });
  });

  it("does so too where another list of its section's dependencies was not read to its end", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    delete state.groups["g2"];
    const partial = new ExtentStop("partial", "The list ended short.");
    const report = await world.sync(stopping(state, { "users/inactive": { error: partial } }));
    expect(report.sections.find(({ section }) => section === "group-members")).toMatchObject({ status: "partial" });
    expect(await world.keys()).not.toContain(`${keys.user("cyd")}|MEMBER_OF|${g2}`);
    expect(await world.statuses()).not.toHaveProperty([`group-members/${g2}`]);
  });

  it("keeps the facts of a subject whose own list was not read to its end", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    delete state.groups["g2"];
    const partial = new ExtentStop("partial", "The list ended short.");
    const gone = new ExtentStop("partial", "There is no such group.");
    await world.sync(stopping(state, { "groups/": { error: partial }, [`group-members/${g2}`]: { error: gone } }));
    expect(await world.keys()).toContain(`${keys.user("cyd")}|MEMBER_OF|${g2}`);
    expect(await world.statuses()).toHaveProperty([`group-members/${g2}`]);
  });

  it("keeps the facts of a subject that is not planned any more but still exists", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    const source = new FakeSource(state);
    source.alter("group-members", () => ({ plan: () => [{ extent: g1 }] }));
    expect(await world.sync(source)).toMatchObject({ unchanged: true });
    expect(await world.keys()).toContain(`${keys.user("cyd")}|MEMBER_OF|${g2}`);
  });

  it("closes what earlier extents held when a section has become one whole list", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    state.months = [""];
    state.recordings = { "": ["r1"] };
    expect(await world.sync(state)).toMatchObject({ opened: 1, closed: 3 });
    const rows = (await world.store.coverage()).filter(({ section }) => section === "recordings");
    expect(rows).toMatchObject([{ extent: "", status: "complete", facts: 1 }]);
  });

  it("keeps a month that is not planned any more, with its row, until it is stale", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    state.months = ["2026-11"];
    expect(await world.sync(state)).toMatchObject({ unchanged: true });
    expect(await world.keys()).toContain(keys.recording("r1"));
    world.clock.advance(8 * DAY_MS);
    const later = await world.sync(state);
    expect(later).toMatchObject({ opened: 0, closed: 0 });
    expect(await world.statuses()).toMatchObject({ "recordings/2026-10": "partial", "recordings/2026-11": "complete" });
    const stale = (await world.store.coverage()).find(({ extent }) => extent === "2026-10");
    expect(stale).toMatchObject({ reason: "It is stale: read last at 2026-11-22T12:00:00.000Z.", facts: 1 });
    expect(await world.sync(state)).toMatchObject({ unchanged: true });
  });
});
