import { describe, expect, it } from "vitest";
import { FakeSource, keys, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import { WhocanError } from "../lib/errors.ts";
import { ExtentStop } from "../sources/source.ts";
import type { GraphStore } from "../store/graph-store.ts";

/** Takes the lease away, as if the process that held it had been killed; what it does from then on is refused. */
function killHolder(world: World): void {
  world.runs.file.run("DELETE FROM leases");
}

/** Resolves when the source is asked for a page of the extent, and lets it wait there for ever. */
function hangAt(source: FakeSource, at: string): Promise<void> {
  return new Promise((reached) => {
    source.beforePage = (section, extent) => {
      if (`${section}/${extent}` !== at) return undefined;
      reached();
      return new Promise(() => {});
    };
  });
}

describe("a run that was broken off", () => {
  it("goes on after a kill, without reading again what ended", async () => {
    const world = newWorld();
    const state = smallAccount();
    const killed = new FakeSource(state);
    const reached = hangAt(killed, "users/pending");
    void world.sync(killed, { concurrency: 1 }).catch(() => undefined);
    await reached;
    expect(killed.reads).toEqual(["groups/", "users/active", "users/inactive", "users/pending"]);
    killHolder(world);

    world.clock.advance(60_000);
    const next = new FakeSource(state);
    const report = await world.sync(next, { concurrency: 1 });
    expect(next.reads.sort()).toEqual([
      `group-members/${keys.group("g1")}`,
      `group-members/${keys.group("g2")}`,
      "recordings/2026-10",
      "recordings/2026-11",
      "users/pending",
    ]);
    expect(report).toMatchObject({ resumed: true, opened: 12, startedAt: "2026-11-22T12:00:00.000Z" });
    const fresh = newWorld();
    await fresh.sync(state);
    expect((await world.store.head())?.factsDigest).toBe((await fresh.store.head())?.factsDigest);
  });

  it("drops what an extent said that did not end, but not what another said of the same key", async () => {
    const world = newWorld();
    const state = smallAccount();
    const killed = new FakeSource(state);
    let reached = () => {};
    const hanging = new Promise<void>((resolve) => {
      reached = resolve;
    });
    killed.beforePage = (section, extent, page) => {
      if (`${section}/${extent}` !== "users/inactive") return undefined;
      if (page === 0) state.users["cyd"] = { status: "inactive", name: "Cyd" };
      if (page === 0) state.users["eve"] = { status: "inactive", name: "Eve" };
      if (page === 0) return undefined;
      reached();
      return new Promise(() => {});
    };
    void world.sync(killed, { only: ["users"], concurrency: 1 }).catch(() => undefined);
    await hanging;
    killHolder(world);
    state.users["cyd"] = { status: "active", name: "Cyd" };
    delete state.users["dan"];
    await world.sync(state, { only: ["users"] });
    const users = (await world.facts()).map(({ key, extent }) => [key, extent]);
    expect(users).toEqual([
      [keys.user("ada"), "active"],
      [keys.user("bob"), "active"],
      [keys.user("cyd"), "active"],
      [keys.user("eve"), "inactive"],
    ]);
  });

  it("starts anew when the unfinished run is too old or was of other sections", async () => {
    for (const [wait, options] of [
      [25 * 3_600_000, {}],
      [0, { skip: ["recordings"] }],
    ] as const) {
      const world = newWorld();
      const killed = new FakeSource(smallAccount());
      const reached = hangAt(killed, `group-members/${keys.group("g1")}`);
      void world.sync(killed).catch(() => undefined);
      await reached;
      killHolder(world);
      world.clock.advance(wait);
      const next = new FakeSource(smallAccount());
      expect(await world.sync(next, options)).toMatchObject({ resumed: false });
      expect(next.reads).toContain("users/active");
      expect(world.runs.ledger.runs("fake").map((run) => run.outcome)).toEqual(["committed", "abandoned"]);
      expect(world.runs.file.all("SELECT DISTINCT run FROM staged")).toEqual([]);
    }
  });

  it("starts anew when another version of the program began the run: it may have said other facts of the same", async () => {
    const world = newWorld();
    const killed = new FakeSource(smallAccount());
    const reached = hangAt(killed, `group-members/${keys.group("g1")}`);
    void world.sync(killed).catch(() => undefined);
    await reached;
    killHolder(world);
    world.runs.file.run("UPDATE runs SET build = '0.0.1'");
    const next = new FakeSource(smallAccount());
    expect(await world.sync(next)).toMatchObject({ resumed: false, opened: 12 });
    expect(next.reads).toContain("users/active");
  });

  it("reads again what was denied or failed", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    source.beforePage = (section) => {
      if (section === "groups") throw new ExtentStop("denied", "No scope.");
      if (section === "recordings") throw new ExtentStop("failed", "No network.", { fatal: true });
    };
    await expect(world.sync(source, { concurrency: 1 })).rejects.toMatchObject({ code: "NETWORK" });
    const report = await world.sync(smallAccount());
    expect(report).toMatchObject({ resumed: true, opened: 12 });
    expect(new Set(Object.values(await world.statuses()))).toEqual(new Set(["complete"]));
  });

  it("forgets a subject that vanished between the attempts", async () => {
    const world = newWorld();
    const state = smallAccount();
    const killed = new FakeSource(state);
    let groups = 0;
    killed.beforePage = (section, _extent, page) => {
      if (section === "groups" && page === 0) groups++;
      if (section === "recordings" && groups > 0) return new Promise(() => {});
      return undefined;
    };
    const members = new Promise<void>((resolve) => {
      void world
        .sync(killed, {
          progress: (event) => {
            if (event.type === "section-ended" && event.section === "group-members") resolve();
          },
        })
        .catch(() => undefined);
    });
    await members;
    killHolder(world);
    delete state.groups["g2"];
    world.runs.file.run("UPDATE extents SET status = 'failed' WHERE section = 'groups'");
    await world.sync(state);
    expect(await world.keys()).not.toContain(`${keys.user("cyd")}|MEMBER_OF|${keys.group("g2")}`);
    expect(await world.statuses()).not.toHaveProperty([`group-members/${keys.group("g2")}`]);
  });

  it("knows a revision that arrived although the process died before it could note it", async () => {
    const world = newWorld();
    const state = smallAccount();
    let arrived = () => {};
    const committed = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const dying: GraphStore = Object.create(world.store, {
      commit: {
        value: async (...args: Parameters<GraphStore["commit"]>) => {
          await world.store.commit(...args);
          arrived();
          return new Promise(() => {});
        },
      },
      head: { value: () => world.store.head() },
    });
    void world.sync(state, { store: dying }).catch(() => undefined);
    await committed;
    killHolder(world);
    expect(await world.sync(state)).toMatchObject({ resumed: false, unchanged: true });
    expect(world.runs.ledger.runs("fake")).toMatchObject([
      { outcome: "unchanged", revision: null },
      { outcome: "committed", revision: 1, opened: 12 },
    ]);
  });
});

describe("a run that cannot go on", () => {
  it("writes no revision, throws the reason and keeps what it read", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    const cause = new WhocanError("AUTH_SECRET", "Zoom refuses the client secret.");
    source.beforePage = (_section, extent) => {
      if (extent === "pending") throw new ExtentStop("failed", "Refused.", { fatal: true, cause });
    };
    await expect(world.sync(source, { concurrency: 1 })).rejects.toBe(cause);
    expect(await world.store.head()).toBeNull();
    expect(world.runs.ledger.runs("fake")).toMatchObject([{ outcome: "failed" }]);
    const next = new FakeSource(smallAccount());
    expect(await world.sync(next)).toMatchObject({ resumed: true });
    expect(next.reads).not.toContain("users/active");
  });

  it("stops at an abort with CANCELLED, even when a section does not listen", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    const reached = hangAt(source, "users/inactive");
    const abort = new AbortController();
    const running = world.sync(source, { signal: abort.signal, concurrency: 1 });
    await reached;
    abort.abort();
    await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
    expect(await world.store.head()).toBeNull();
    expect(world.runs.ledger.runs("fake")).toMatchObject([{ outcome: "cancelled" }]);
    const next = new FakeSource(smallAccount());
    await world.sync(next);
    expect(next.reads).not.toContain("users/active");
    expect(next.reads).toContain("users/inactive");
  });

  it("refuses a store that holds another account, before it asks for anything", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    const other = Object.assign(new FakeSource(smallAccount()), { account: "B" });
    await expect(world.sync(other)).rejects.toMatchObject({ code: "STORE_FOREIGN", field: "WHOCAN_DATA" });
    expect(other.reads).toEqual([]);
  });

  it("does not begin when it is aborted before", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    await expect(world.sync(source, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "CANCELLED" });
    expect(source.reads).toEqual([]);
  });

  it("does not commit the same defect again and again", async () => {
    const world = newWorld();
    const broken: GraphStore = Object.create(world.store, {
      commit: { value: () => Promise.reject(new WhocanError("INTERNAL", "A fact that no store can keep.")) },
      head: { value: () => world.store.head() },
    });
    await expect(world.sync(smallAccount(), { store: broken })).rejects.toMatchObject({ code: "INTERNAL" });
    expect(await world.sync(smallAccount())).toMatchObject({ resumed: false, opened: 12 });
  });
});
