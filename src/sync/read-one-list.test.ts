import { describe, expect, it } from "vitest";
import { FakeSource, type FakeState, type FakeUser, keys, smallAccount } from "../../test/sync/fake-account.ts";
import { userFact } from "../../test/sync/fake-facts.ts";
import { newWorld } from "../../test/sync/world.ts";
import { ExtentStop } from "../sources/source.ts";

const STATUSES = ["inactive", "pending", "active"] as const;
const PAGE = 2;

/** Users by status as one list whose pages are cut from what it holds at the moment, by their place: who leaves it shifts the others. */
function oneList(state: FakeState, beforePage: (page: number, extent: string) => void = () => {}) {
  const source = new FakeSource(state).alter("users", () => ({
    oneList: true,
    plan: () => STATUSES.map((extent) => ({ extent })),
    read: async function* ({ extent }) {
      asked.push(extent);
      for (let start = 0; ; start += PAGE) {
        beforePage(pages++, extent);
        const list = Object.keys(state.users).filter((id) => state.users[id]?.status === extent);
        const ids = list.slice(start, start + PAGE);
        yield { facts: ids.map((id) => userFact(id, extent, state.users[id]?.name ?? null)), records: ids.length };
        if (start + PAGE >= list.length) return;
      }
    },
  }));
  const asked: string[] = [];
  let pages = 0;
  return { source, asked, pages: () => pages };
}

function manyUsers(): FakeState {
  const users: Record<string, FakeUser> = {};
  for (const status of STATUSES) for (let i = 0; i < 4; i++) users[`${status}-${i}`] = { status, name: status };
  return { ...smallAccount(), users };
}

const only = { only: ["users"], concurrency: 4 };
const nodeKeys = (state: FakeState) => Object.keys(state.users).map((id) => keys.user(id));

describe("a section whose extents are one list", () => {
  it("closes no one who moves from one to another between two pages, in whichever direction", async () => {
    const world = newWorld();
    const state = manyUsers();
    await world.sync(oneList(state).source, only);
    let readTwice = 0;
    for (const id of Object.keys(state.users)) {
      for (const status of STATUSES) {
        // Six pages in one reading, and the beginning of another.
        for (let at = 0; at <= 9; at++) {
          const before = state.users[id] as FakeUser;
          const { source, pages } = oneList(state, (page) => {
            if (page === at) state.users[id] = { ...before, status };
          });
          await world.sync(source, only);
          expect(await world.keys(), `${id} to ${status} before page ${at}`).toEqual(nodeKeys(state).sort());
          if (pages() > 8) readTwice++;
          state.users[id] = before;
        }
      }
    }
    expect(readTwice).toBeGreaterThan(0);
    await world.sync(oneList(state).source, only);
    for (const fact of await world.facts()) expect(fact.extent).toBe(state.users[fact.key.slice(12)]?.status);
  }, 60_000);

  it("reads it once where nothing is missing, and once more before anything is closed", async () => {
    const world = newWorld();
    const state = manyUsers();
    const first = oneList(state);
    await world.sync(first.source, only);
    expect(first.asked).toEqual(STATUSES);
    delete state.users["active-3"];
    const second = oneList(state);
    expect(await world.sync(second.source, only)).toMatchObject({ opened: 0, closed: 1 });
    expect(second.asked).toEqual([...STATUSES, ...STATUSES]);
    expect(await world.sync(oneList(state).source, only)).toMatchObject({ unchanged: true });
  });

  it("says as it was read last what changed between the two readings", async () => {
    const world = newWorld();
    const state = manyUsers();
    await world.sync(oneList(state).source, only);
    delete state.users["pending-0"];
    const { source } = oneList(state, (page) => {
      if (page === 6) state.users["inactive-0"] = { status: "active", name: "Ina" };
      if (page === 6) state.users["active-0"] = { status: "inactive", name: "Act" };
    });
    await world.sync(source, only);
    const said = new Map((await world.facts()).map(({ key, extent }) => [key, extent]));
    expect([said.get(keys.user("inactive-0")), said.get(keys.user("active-0"))]).toEqual(["active", "inactive"]);
    expect(said.has(keys.user("pending-0"))).toBe(false);
  });

  it("closes nothing where one of them was not read to its end: who is missing may be in it", async () => {
    const world = newWorld();
    const state = manyUsers();
    await world.sync(oneList(state).source, only);
    state.users["inactive-1"] = { status: "active", name: "Ina" };
    const { source } = oneList(state, (_page, extent) => {
      if (extent === "active") throw new ExtentStop("partial", "The list ended short.");
    });
    expect(await world.sync(source, only)).toMatchObject({ closed: 0 });
    expect(await world.statuses()).toMatchObject({ "users/inactive": "partial", "users/active": "partial" });
    const inactive = (await world.store.coverage()).find(({ extent }) => extent === "inactive");
    expect(inactive?.reason).toBe("It is one list with active: The list ended short.");
  });

  it("leaves what is turned off as it was, and closes who left the rest", async () => {
    const world = newWorld();
    const state = manyUsers();
    await world.sync(oneList(state).source, only);
    state.users["active-1"] = { status: "inactive", name: "Act" };
    const { source } = oneList(state, (_page, extent) => {
      if (extent === "inactive") throw new ExtentStop("not-selected", "It is turned off.");
    });
    await world.sync(source, only);
    expect(await world.keys()).not.toContain(keys.user("active-1"));
    expect(await world.keys()).toContain(keys.user("inactive-0"));
  });

  it("is read whole by a run that goes on, unless all of it was read", async () => {
    for (const [broken, again] of [
      ["users", [...STATUSES]],
      ["groups", []],
    ] as const) {
      const world = newWorld();
      const state = manyUsers();
      const cut = new ExtentStop("failed", "No network.", { fatal: true });
      const { source } = oneList(state, (_page, extent) => {
        if (broken === "users" && extent === "active") throw cut;
      });
      source.beforePage = () => {
        if (broken === "groups") throw cut;
      };
      // Groups come first by name.
      source.alter("groups", () => ({ dependsOn: ["users"] }));
      await expect(world.sync(source, { concurrency: 1 })).rejects.toMatchObject({ code: "NETWORK" });
      delete state.users["pending-0"];
      const next = oneList(state);
      expect(await world.sync(next.source)).toMatchObject({ resumed: true });
      expect(next.asked).toEqual(again);
      expect((await world.keys()).includes(keys.user("pending-0"))).toBe(broken === "groups");
    }
  });

  it("asks for nothing more where the credentials lack what all of it needs", async () => {
    const world = newWorld();
    const { source, asked } = oneList(manyUsers(), () => {
      throw new ExtentStop("denied", "No scope.", { ofSection: true });
    });
    await world.sync(source, only);
    expect(asked).toEqual(["inactive"]);
    const { "users/": _own, ...statuses } = await world.statuses();
    expect(Object.values(statuses).filter((status) => status === "denied")).toHaveLength(3);
  });
});
