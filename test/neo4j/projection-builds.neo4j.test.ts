import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { indexCatalog } from "../../src/catalog/catalog.ts";
import { readMark, serves } from "../../src/engines/cypher/mark.ts";
import { PROJECTION_RULES } from "../../src/engines/cypher/project/rules.gen.ts";
import { type ProjectionRequest, updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { account, type TestAccount } from "../accounts/build-account.ts";
import { TINY_CATALOG } from "../accounts/tiny-catalog.ts";
import { accountOf, deltaBetween } from "./account-history.ts";
import { emptyStore, loadAccount, prepareDatabase } from "./load-account.ts";
import { plainProjection, readProjection } from "./read-projection.ts";

const database = new Neo4jDatabase(inject("neo4j"));
const catalog = indexCatalog(TINY_CATALOG, "test");
const INFO = { at: "2026-01-02T00:00:00.000Z", connection: "test", account: "A", catalogDigest: "test" };

beforeAll(() => prepareDatabase(database));
afterAll(() => database.close());

const project = (more: Partial<ProjectionRequest> = {}) => updateProjection({ database, catalog, lacks: [], ...more });
const run = (statement: string) => database.write((transaction) => transaction.run(statement));
const record = async () => (await run("MATCH (p:WhocanProjection) RETURN properties(p) AS p")).map(({ p }) => p);
const isWhole = async (given: TestAccount) =>
  expect(await readProjection(database)).toEqual(plainProjection(accountOf(given)));

function sample(roles: readonly string[] = ["User:Edit", "Recording:Read"]): TestAccount {
  return account()
    .user("ann")
    .user("ben", { status: "inactive" })
    .group("sales")
    .member("ann", "sales")
    .groupAdmin("ben", "sales")
    .role("10", [...roles, { code: "Phone:Read", groups: ["sales"] }])
    .hasRole("ann", "10")
    .app("mail", ["user:read:admin"], { authorizers: ["ann"] })
    .recording("r1", { owners: ["ann"], share: "publicly" })
    .build();
}

/** The database, which does nothing before something else is done, that is told what is to be done then. */
function waitingFor(other: (name: string | symbol) => Promise<unknown> | undefined): Neo4jDatabase {
  return new Proxy(database, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...args: readonly unknown[]) => {
        await other(name);
        return Reflect.apply(member, target, args);
      };
    },
  });
}

describe("the projection", () => {
  it("is kept while nothing changed, and the same when it is built again", async () => {
    const given = sample();
    await loadAccount(database, given);
    expect(await project()).toEqual({ how: "kept", revision: 1, written: 0, dropped: 0 });
    expect((await project({ rebuild: true })).how).toBe("rebuilt");
    await isWhole(given);
    expect(await record()).toEqual([
      {
        ...{ revision: 1, catalogDigest: "test", lacks: [], rules: PROJECTION_RULES, state: "ready" },
        ...{ frame: expect.stringMatching(/^[0-9a-f]{64}$/), build: expect.any(String) },
      },
    ]);
  });

  it("is built again for another catalog, other products or other rules", async () => {
    const given = sample();
    await loadAccount(database, given);
    expect((await project({ catalog: indexCatalog(TINY_CATALOG, "another") })).how).toBe("rebuilt");
    expect((await project()).how).toBe("rebuilt");
    expect((await project({ lacks: ["phone", "recording"] })).how).toBe("rebuilt");
    expect((await project({ lacks: ["recording", "phone", "phone"] })).how).toBe("kept");
    await isWhole({ ...given, lacks: ["phone", "recording"] });
    await run("MATCH (p:WhocanProjection) SET p.rules = 1");
    expect((await project({ lacks: ["phone", "recording"] })).how).toBe("rebuilt");
  });

  it("is built again after a build that was broken off", async () => {
    const given = sample();
    await loadAccount(database, given);
    const broken = project({
      rebuild: true,
      progress: () => {
        throw new Error("broken off");
      },
    });
    await expect(broken).rejects.toThrow("broken off");
    expect(await record()).toMatchObject([{ state: "building", revision: 1 }]);
    expect((await project()).how).toBe("rebuilt");
    await isWhole(given);
  });

  it("is whole or marked, wherever a build is cancelled", async () => {
    const given = sample();
    await loadAccount(database, given);
    for (const steps of [0, 1, 2, 3, 4, 5, 6]) {
      const stop = new AbortController();
      let left = steps;
      const counting = new Proxy(database, {
        get: (target, name) => {
          if (name === "write" && left-- === 0) stop.abort();
          const member: unknown = Reflect.get(target, name);
          return typeof member === "function" ? member.bind(target) : member;
        },
      });
      const cancelled = project({ database: counting, rebuild: true, signal: stop.signal });
      await cancelled.catch((error: unknown) => expect(error).toMatchObject({ code: "CANCELLED" }));
      const [after] = (await record()) as readonly { state: string }[];
      if (after?.state === "ready") await isWhole(given);
      expect((await project()).how).toBe(after?.state === "ready" ? "kept" : "rebuilt");
      await isWhole(given);
    }
  });

  it("is that of who began to build it last", async () => {
    const given = sample();
    await loadAccount(database, given);
    let second: Promise<unknown> = Promise.resolve();
    const first = project({
      rebuild: true,
      progress: () => {
        second = project({ rebuild: true });
      },
    });
    const [ended] = await Promise.allSettled([first]);
    await second;
    if (ended?.status === "rejected") expect(ended.reason).toMatchObject({ code: "STORE_CONFLICT" });
    expect(await record()).toMatchObject([{ state: "ready" }]);
    await isWhole(given);
  });

  it("is not called ready when a revision came while it was built", async () => {
    const given = sample();
    const { store } = await loadAccount(database, given);
    const later = sample(["Group:Edit"]);
    let commit: Promise<unknown> = Promise.resolve();
    const slow = waitingFor(() => commit);
    const built = project({
      database: slow,
      rebuild: true,
      progress: () => {
        commit = store.commit(deltaBetween(given, later), later.coverage, { ...INFO, parent: 1 });
      },
    });
    await expect(built).rejects.toMatchObject({ code: "STORE_CONFLICT" });
    expect(await record()).toMatchObject([{ state: "building" }]);
    expect(await project()).toMatchObject({ how: "rebuilt", revision: 2 });
    await isWhole(later);
  });

  it("is no longer built, and nothing of it deleted, once another revision came", async () => {
    const given = sample();
    const { store } = await loadAccount(database, given);
    const later = sample(["Group:Edit"]);
    const commit = () => store.commit(deltaBetween(given, later), later.coverage, { ...INFO, parent: 1 });
    // The third transaction that writes would begin to delete what is there.
    let writes = 0;
    const slow = waitingFor((name) => (name === "write" && ++writes === 3 ? commit() : undefined));
    const links = () => run("MATCH ()-[r:PART_OF]->() RETURN count(r) AS links");
    const before = await links();
    await expect(project({ database: slow, rebuild: true })).rejects.toMatchObject({ code: "STORE_CONFLICT" });
    expect([writes, await links()]).toEqual([3, before]);
    expect(await project()).toMatchObject({ how: "rebuilt", revision: 2 });
    await isWhole(later);
  });

  describe("of a revision after which another was begun and taken out again", () => {
    /** Changes, deletes and makes things, in batches of one; breaks off after some of them, whose writer is then dead. */
    async function beginAndTakeOut(before: TestAccount) {
      const store = await openNeo4jStore({ ...inject("neo4j"), changesPerTransaction: 1, changesPerBatch: 1 });
      try {
        const { opened, closed } = deltaBetween(before, account().user("cat", { status: "pending" }).build());
        const lost = (function* () {
          yield* opened;
          throw new WhocanError("STORE_UNREACHABLE", "The server is gone.");
        })();
        const committing = store.commit({ opened: lost, closed }, before.coverage, { ...INFO, parent: 1 });
        await expect(committing).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
        await store.settle();
      } finally {
        await store.close();
      }
    }

    it("is none until it is built, as what came back came alone", async () => {
      const given = sample();
      const { store } = await loadAccount(database, given);
      await beginAndTakeOut(given);
      expect(await record()).toEqual([]);
      const expected = { revision: 1, catalogDigest: "test", lacks: [] };
      expect(serves(await readMark(database), expected)).toBe(false);
      const later = { ...given, facts: [...given.facts, ...account().user("dan").build().facts.slice(-1)] };
      await store.commit(deltaBetween(given, later), later.coverage, { ...INFO, parent: 1 });
      expect(await project()).toMatchObject({ how: "rebuilt", revision: 2 });
      await isWhole(later);
    });

    it("is not called ready by who built it meanwhile", async () => {
      const given = sample();
      await loadAccount(database, given);
      let disturbed: Promise<void> | undefined;
      const slow = waitingFor(() => disturbed);
      const built = project({
        database: slow,
        rebuild: true,
        progress: () => {
          disturbed ??= beginAndTakeOut(given);
        },
      });
      await expect(built).rejects.toMatchObject({ code: "STORE_CONFLICT" });
      expect(await project()).toMatchObject({ how: "rebuilt", revision: 1 });
      await isWhole(given);
    });
  });

  it("is built again after a large change", async () => {
    const given = sample();
    const { store } = await loadAccount(database, given);
    const later = sample(["Group:Edit"]);
    await store.commit(deltaBetween(given, later), later.coverage, { ...INFO, parent: 1 });
    await run("MATCH (r:WhocanRevision {number: 2}) SET r.opened = 60000");
    expect((await project()).how).toBe("rebuilt");
    await isWhole(later);
  });

  it("is not touched while a revision is being written, and not made of nothing", async () => {
    const given = sample();
    await loadAccount(database, given);
    await run("MATCH (s:WhocanStore) SET s.applying = 2");
    await expect(project({ rebuild: true })).rejects.toMatchObject({ code: "STORE_APPLYING" });
    await run("MATCH (s:WhocanStore) REMOVE s.applying");
    await isWhole(given);
    await emptyStore(database);
    await expect(project()).rejects.toMatchObject({ code: "NO_DATA" });
  });
});

describe("an update", () => {
  /** Commits the later state and says how the projection came to it. */
  async function change(before: TestAccount, after: TestAccount) {
    const { store } = await loadAccount(database, before);
    await store.commit(deltaBetween(before, after), after.coverage, { ...INFO, parent: 1 });
    const report = await project();
    await isWhole(after);
    return report;
  }

  it("touches nothing else", async () => {
    const before = sample();
    const after = account().user("cat").build();
    const facts = [...before.facts, ...after.facts.filter(({ key }) => key.endsWith(":cat"))];
    // A user is part of the account's set, and a resource of the account.
    expect(await change(before, { ...before, facts })).toEqual({ how: "updated", revision: 2, written: 2, dropped: 0 });
  });

  it.each([
    new WhocanError("DEADLINE", "It took too long."),
    new WhocanError("STORE_FULL", "It took too much memory.", { data: { limit: "memory" } }),
  ])("that is too much for one transaction of the server is a build: $code", async (error) => {
    const before = sample();
    const after = sample(["Group:Edit"]);
    const { store } = await loadAccount(database, before);
    await store.commit(deltaBetween(before, after), after.coverage, { ...INFO, parent: 1 });
    let isFirst = true;
    const small = waitingFor((name) => {
      if (name !== "write" || !isFirst) return undefined;
      isFirst = false;
      return Promise.reject(error);
    });
    expect(await project({ database: small })).toMatchObject({ how: "rebuilt", revision: 2 });
    await isWhole(after);
  });

  it("gives back what a role without a node had, when the last who had it went", async () => {
    const role = (has: boolean) => {
      const builder = account().user("ann").user("ben").role("10", ["User:Read"]).hasRole("ben", "10");
      builder.coverage("roles", "", "partial").coverage("role", builder.keys.role("11"), "denied");
      return (has ? builder.hasRole("ann", "11", "users") : builder).build();
    };
    expect((await change(role(true), role(false))).how).toBe("updated");
  });

  it("follows a group's administrators when the list of groups comes to its end", async () => {
    const groups = (status: "complete" | "partial") =>
      account().user("ann").groupAdmin("ann", "gone").coverage("groups", "", status).build();
    expect(await change(groups("partial"), groups("complete"))).toMatchObject({ how: "updated", written: 0 });
    expect(await change(groups("complete"), groups("partial"))).toMatchObject({ how: "updated", dropped: 0 });
  });
});
