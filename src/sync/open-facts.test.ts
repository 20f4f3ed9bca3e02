import { describe, expect, it } from "vitest";
import { ACCOUNT, FakeSource, keys, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import type { NodeFact } from "../model/facts.ts";
import type { GraphStore } from "../store/graph-store.ts";
import { accountOfKey } from "./open-facts.ts";

const FOREIGN: NodeFact = {
  ...{ type: "node", key: "fake:B:user:zed", kind: "FakeUser", name: "Zed", properties: {} },
  ...{ section: "users", extent: "active" },
};

/** Another run's revision: one fact whose key is of another account. */
async function commitElsewhere(world: World): Promise<void> {
  const parent = await world.store.head();
  const coverage = parent === null ? [] : await world.store.coverage();
  const at = world.clock.now().toISOString();
  const info = { at, connection: "other", account: ACCOUNT, catalogDigest: "catalog", parent: parent?.number ?? 0 };
  await world.store.commit({ opened: [FOREIGN], closed: [] }, coverage, info);
}

/** A store that moves by somebody else's hand just before its first commits. */
function moving(world: World, times: number, action: () => Promise<void>): GraphStore {
  let left = times;
  return Object.create(world.store, {
    commit: {
      value: async (...args: Parameters<GraphStore["commit"]>) => {
        if (left-- > 0) await action();
        return world.store.commit(...args);
      },
    },
    head: { value: () => world.store.head() },
    facts: { value: (at?: number) => world.store.facts(at) },
    coverage: { value: (at?: number) => world.store.coverage(at) },
  });
}

function cached(world: World): unknown[] {
  return world.runs.file.all(
    "SELECT account, section, key, extent, kind, fingerprint, payload IS NULL AS bare FROM open_facts ORDER BY key, section",
  );
}

describe("the cache of open facts", () => {
  it("is the same after each commit as when it is rebuilt from the store", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    state.users["bob"] = { status: "inactive", name: "Bob" };
    delete state.groups["g2"];
    await world.sync(state);
    const kept = cached(world);
    expect(kept).toHaveLength(10);
    world.runs.file.run("DELETE FROM open_head");
    await world.runs.openFacts.refresh(world.store);
    expect(cached(world)).toEqual(kept);
  });

  it("is rebuilt when the store's head is another one, or the ledger is lost", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(state);
    await commitElsewhere(world);
    expect(await world.sync(state)).toMatchObject({ unchanged: true });
    const fresh = newWorld(world.store);
    expect(await fresh.sync(state)).toMatchObject({ unchanged: true });
    delete state.users["ada"];
    expect(await fresh.sync(state)).toMatchObject({ closed: 2, opened: 1 });
  });

  it("is rebuilt when it holds more or fewer facts than the head", async () => {
    const world = newWorld();
    const { bob, ...others } = smallAccount().users;
    const without = { ...smallAccount(), users: others };
    await world.sync(smallAccount());
    const [row] = world.runs.file.all<Record<string, string>>(
      "SELECT * FROM open_facts WHERE kind = 'FakeUser' AND key = ?",
      keys.user("bob"),
    );
    await world.sync(without);
    // As an old block would bring it back: then Bob comes back as he was, and must be opened.
    const names = Object.keys(row ?? {});
    world.runs.file.run(
      `INSERT INTO open_facts (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
      ...Object.values(row ?? {}),
    );
    expect([bob?.name, await world.keys()]).toEqual(["Bob", expect.not.arrayContaining([keys.user("bob")])]);
    await world.sync(smallAccount());
    expect(await world.keys()).toContain(keys.user("bob"));
  });

  it("never lets a run close facts of another account", async () => {
    const world = newWorld();
    await commitElsewhere(world);
    await world.sync(smallAccount());
    await world.sync({ ...smallAccount(), users: {} });
    const users = (await world.keys()).filter((key) => key.includes(":user:") && !key.includes("|"));
    expect(users).toEqual([FOREIGN.key]);
  });

  it("lets a run work out its changes again when the store moved meanwhile", async () => {
    const world = newWorld();
    const report = await world.sync(smallAccount(), { store: moving(world, 1, () => commitElsewhere(world)) });
    expect(report).toMatchObject({ opened: 12, revision: { number: 2 } });
    expect(await world.keys()).toContain(FOREIGN.key);
    expect(await world.sync(smallAccount())).toMatchObject({ unchanged: true });
  });

  it("is rebuilt when the store contradicts it", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    world.runs.file.run("UPDATE open_facts SET key = key || 'x' WHERE key LIKE '%recording%'");
    expect(await world.sync({ ...smallAccount(), users: {} })).toMatchObject({ revision: { number: 2 } });
    expect((await world.keys()).filter((key) => key.includes(":recording:"))).toHaveLength(3);
    expect(await world.sync({ ...smallAccount(), users: {} })).toMatchObject({ unchanged: true });
  });

  it("gives up with STORE_CONFLICT when the store moves again, and keeps what was read", async () => {
    const world = newWorld();
    let number = 0;
    const move = async () => {
      const parent = number++;
      const info = {
        at: "2026-11-22T12:00:00.000Z",
        connection: "other",
        account: ACCOUNT,
        catalogDigest: "c",
        parent,
      };
      await world.store.commit({ opened: [], closed: [] }, [], info);
    };
    const store = moving(world, 2, move);
    await expect(world.sync(smallAccount(), { store })).rejects.toMatchObject({ code: "STORE_CONFLICT" });
    const next = new FakeSource(smallAccount());
    expect(await world.sync(next)).toMatchObject({ resumed: true, opened: 12 });
    expect(next.reads).toEqual([]);
  });
});

describe("the account of a key", () => {
  it("is its first two parts, of nodes and of relations", () => {
    expect(accountOfKey(keys.user("ada"))).toBe("fake:A");
    expect(accountOfKey(`fake:A|HAS|${keys.user("ada")}`)).toBe("fake:A");
    expect(accountOfKey(`${keys.user("ada")}|MEMBER_OF|fake:B:group:1`)).toBe("fake:A");
    expect(accountOfKey("fake:AB:user:x")).toBe("fake:AB");
  });
});
