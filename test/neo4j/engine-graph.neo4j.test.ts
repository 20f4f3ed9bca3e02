import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type Graph, openGraph } from "../../src/engines/cypher/graph.ts";
import { updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { Neo4jDatabase, type ReadRows } from "../../src/store/neo4j/database.ts";
import { account } from "../accounts/build-account.ts";
import { type LoadedAccount, loadAccount, prepareDatabase } from "./load-account.ts";

/** The database, and what somebody does to it while the next statement is answered. */
class InterruptedDatabase extends Neo4jDatabase {
  asked = 0;
  meanwhile: (() => Promise<unknown>) | undefined;

  override async queryAsOf(...args: Parameters<Neo4jDatabase["queryAsOf"]>): Promise<ReadRows> {
    this.asked++;
    const answer = await super.queryAsOf(...args);
    const { meanwhile } = this;
    this.meanwhile = undefined;
    if (meanwhile === undefined) return answer;
    // The reader may have seen some of it: it was committed before the answer was complete.
    await meanwhile();
    const { bookmark } = await super.queryAsOf(...args);
    return { ...answer, bookmark };
  }
}

const database = new InterruptedDatabase(inject("neo4j"));
const other = new Neo4jDatabase(inject("neo4j"));
beforeAll(() => prepareDatabase(database));
afterAll(() => Promise.all([database.close(), other.close()]));

const KEY = "zoom:A:user:ann";
const ANN = { shown: [KEY], named: [], facts: [] };
let loaded: LoadedAccount;
let graph: Graph;

beforeEach(async () => {
  loaded = await loadAccount(other, account().user("ann", { name: "Ann" }).build());
  const clock = { ...systemClock, sleep: async () => undefined };
  graph = openGraph({ database, clock, revision: 1, catalogDigest: "test", lacks: [], timeoutMs: 30_000 });
  expect(await name()).toBe("Ann");
  database.asked = 0;
});

async function name(): Promise<unknown> {
  const { nodes } = await graph.one("cite", ANN);
  return (nodes as { name: string }[])[0]?.name;
}

const run = (statement: string) => other.write((transaction) => transaction.run(statement));

describe("a graph of one revision", () => {
  it("is asked once where nothing was written since", async () => {
    await name();
    await name();
    expect(database.asked).toBe(2);
  });

  it("looks again where somebody wrote, and answers where it was nothing of ours", async () => {
    database.meanwhile = () => run("CREATE (:Note {text: 'by hand'})");
    expect(await name()).toBe("Ann");
    expect(database.asked).toBe(2);
    await run("MATCH (n:Note) DELETE n");
  });

  it("asks again where the projection was built meanwhile", async () => {
    database.meanwhile = () => updateProjection({ database: other, catalog: loaded.catalog, lacks: [], rebuild: true });
    expect(await name()).toBe("Ann");
    // The statement, the mark, and the statement again, since when nothing was written.
    expect(database.asked).toBe(3);
  });

  it("refuses what another revision is mixed into", async () => {
    database.meanwhile = async () => {
      const section = { section: "users", extent: "active" } as const;
      const fact = { type: "node", key: KEY, kind: "ZoomUser", name: "Anna", properties: {}, ...section } as const;
      const info = {
        at: "2026-01-02T00:00:00.000Z",
        connection: "test",
        account: "A",
        catalogDigest: "test",
        parent: 1,
      };
      await loaded.store.commit({ opened: [fact], closed: [{ key: KEY, section: "users" }] }, [], info);
      await updateProjection({ database: other, catalog: loaded.catalog, lacks: [] });
    };
    await expect(name()).rejects.toMatchObject({ code: "STORE_CONFLICT" });
  });

  it.each([
    ["a revision is being written", "MATCH (s:WhocanStore) SET s.applying = 2"],
    ["the projection is being built", "MATCH (p:WhocanProjection) SET p.state = 'building'"],
  ])("waits a while where %s, then says so", async (_, statement) => {
    await run(statement);
    await expect(name()).rejects.toMatchObject({ code: "STORE_APPLYING" });
    expect(database.asked).toBeGreaterThan(4);
  });

  it.each([
    ["another catalog", { catalogDigest: "other" }],
    ["other products that the account lacks", { lacks: ["phone"] }],
  ])("refuses a projection by %s", async (_, expected) => {
    const input = { database, clock: systemClock, revision: 1, catalogDigest: "test", lacks: [], ...expected };
    await expect(openGraph(input).one("cite", ANN)).rejects.toMatchObject({ code: "STORE_APPLYING" });
  });
});

describe("a statement that takes long", () => {
  /** So many that the server is at work for a while. */
  const LONG = { shown: [], named: [], facts: Array.from({ length: 300_000 }, () => [KEY, "MEMBER_OF", KEY]) };
  const underWay = () =>
    other.query(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'UNWIND $facts' AND NOT currentQuery STARTS WITH 'SHOW' RETURN 1",
    );

  it("is ended by the server when its time is up", async () => {
    const hasty = openGraph({
      database,
      clock: systemClock,
      revision: 1,
      catalogDigest: "test",
      lacks: [],
      timeoutMs: 50,
    });
    await expect(hasty.one("cite", LONG)).rejects.toMatchObject({ code: "DEADLINE" });
    expect(await underWay()).toEqual([]);
    await expect(graph.one("cite", LONG)).resolves.toMatchObject({ nodes: [], relations: [] });
  });

  it("is ended when its question is", async () => {
    const controller = new AbortController();
    const asked = graph.one("cite", LONG, { signal: controller.signal });
    const seen = expect.poll(underWay, { interval: 5, timeout: 30_000 }).toHaveLength(1);
    await seen;
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: "CANCELLED" });
    await expect.poll(underWay, { timeout: 30_000 }).toEqual([]);
  });

  it("cannot write", async () => {
    await expect(database.queryAsOf("CREATE (:Note)")).rejects.toMatchObject({
      internal: expect.stringContaining("AccessMode"),
    });
  });
});
