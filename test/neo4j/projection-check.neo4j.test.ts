import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { indexCatalog } from "../../src/catalog/catalog.ts";
import { checkProjection } from "../../src/engines/cypher/project/check.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { account, type TestAccount } from "../accounts/build-account.ts";
import { TINY_CATALOG } from "../accounts/tiny-catalog.ts";
import { emptyStore, loadAccount, prepareDatabase } from "./load-account.ts";

const database = new Neo4jDatabase(inject("neo4j"));
const catalog = indexCatalog(TINY_CATALOG, "test");
const ACCOUNTS = 15;

beforeAll(() => prepareDatabase(database));
afterAll(() => database.close());

const run = (statement: string) => database.write((transaction) => transaction.run(statement));
const check = ({ account: of, lacks }: Pick<TestAccount, "account" | "lacks"> = { account: "A", lacks: [] }) =>
  checkProjection({ database, account: of, catalog, lacks });

function sample(): TestAccount {
  return account()
    .user("ann")
    .user("ben")
    .group("sales")
    .member("ann", "sales")
    .groupAdmin("ben", "sales")
    .role("10", ["User:Edit", { code: "Phone:Read", groups: ["sales"] }])
    .hasRole("ann", "10")
    .app("mail", ["user:read:admin"], { authorizers: ["ann"] })
    .recording("r1", { owners: ["ann"], share: "publicly" })
    .build();
}

describe("the check of a projection", () => {
  it("finds nothing amiss in any that was built", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAccount(), async (given) => {
        const { catalog: own } = await loadAccount(database, given);
        expect(await checkProjection({ database, account: given.account, catalog: own, lacks: given.lacks })).toEqual({
          state: "sound",
          problems: [],
        });
      }),
      { numRuns: ACCOUNTS },
    );
  });

  it.each([
    [
      "a grant of a role that is gone",
      "MATCH (:ZoomRole)-[r {origin: 'privilege'}]->() WITH r LIMIT 1 DELETE r",
      /^The grant .* follows from/,
    ],
    [
      "a grant of a group's administrator that is gone",
      "MATCH ()-[r {origin: 'group-admin'}]->() WITH r LIMIT 1 DELETE r",
      /^The grant .* follows from/,
    ],
    [
      "a share link that is gone",
      "MATCH ()-[r {origin: 'share-link'}]->() WITH r LIMIT 1 DELETE r",
      /^The grant DataRead .* follows from/,
    ],
    [
      "a grant that says something else",
      "MATCH ()-[r {origin: 'scope'}]->() WITH r LIMIT 1 SET r.bound = 'ALL', r.state = 'x'",
      /is not in the graph as/,
    ],
    [
      "a grant of a share that says something else",
      "MATCH ()-[r {origin: 'share-link'}]->() WITH r LIMIT 1 SET r.state = 'x'",
      /is not in the graph as/,
    ],
    [
      "a grant that somebody made",
      "MATCH (a:ZoomUser), (b:ResourceSet) WITH a, b LIMIT 1 CREATE (a)-[:DataWrite]->(b)",
      /but does not follow/,
    ],
    [
      "a grant that is there twice",
      "MATCH (a)-[r:DataRead {origin: 'privilege'}]->(b) WITH a, r, b LIMIT 1 CREATE (a)-[t:DataRead]->(b) SET t = properties(r)",
      /twice/,
    ],
    [
      "a share that somebody made",
      "MATCH (a:PseudoPrincipal), (b:ZoomGroup) WITH a, b LIMIT 1 CREATE (a)-[:DataRead {origin: 'share-link', id: 'x'}]->(b)",
      /but does not follow/,
    ],
    [
      "a grant that somebody made after a share's origin",
      "MATCH (a:PseudoPrincipal), (b:ZoomRecording) WITH a, b LIMIT 1 CREATE (a)-[:DataWrite {origin: 'share-link', id: 'x'}]->(b)",
      /but does not follow/,
    ],
    [
      "a user who is part of no set",
      "MATCH (:ZoomUser)-[r:PART_OF]->() WITH r LIMIT 1 DELETE r",
      /^The node .*user:.* is not linked/,
    ],
    [
      "a group that is part of another set",
      "MATCH (a:ZoomGroup), (b:ResourceSet {class: 'Recording'}) WITH a, b LIMIT 1 CREATE (a)-[:PART_OF]->(b)",
      /is not linked/,
    ],
    ["a node that is no resource", "MATCH (:ZoomAccount)-[r:RESOURCE]->() WITH r LIMIT 1 DELETE r", /is not linked/],
    [
      "a node that is a resource twice",
      "MATCH (a:ZoomAccount)-[:RESOURCE]->(b) WITH a, b LIMIT 1 CREATE (a)-[:RESOURCE]->(b)",
      /is not linked/,
    ],
    [
      "a set that is gone",
      "MATCH (s:ResourceSet {level: 'own'}) WITH s LIMIT 1 DETACH DELETE s",
      /follows from the facts/,
    ],
    [
      "a set that is called otherwise",
      "MATCH (s:ResourceSet {level: 'group'}) WITH s LIMIT 1 SET s.name = 'x'",
      /is not in the graph as/,
    ],
    [
      "a set that is part of nothing",
      "MATCH (:ResourceSet)-[r:PART_OF]->() WITH r LIMIT 1 DELETE r",
      /is not in the graph as/,
    ],
    ["a set that somebody made", "CREATE (:WhocanNode:ResourceSet {key: 'zoom:A:set:Nothing'})", /but does not follow/],
    ["a principal that is gone", "MATCH (p:PseudoPrincipal) WITH p LIMIT 1 DETACH DELETE p", /follows from the facts/],
  ])("finds %s", async (_what, harm, problem) => {
    await loadAccount(database, sample());
    expect(await run(`${harm} RETURN count(*) AS harmed`)).toEqual([{ harmed: 1 }]);
    const { state, problems } = await check();
    expect(state).toBe("broken");
    expect(problems).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  it("names no more than a hundred problems", async () => {
    const builder = account();
    for (let user = 0; user < 150; user++) builder.user(`u${user}`);
    await loadAccount(database, builder.build());
    await run("MATCH (:ZoomUser)-[r:PART_OF]->() DELETE r");
    expect((await check()).problems).toEqual([
      ...Array(100).fill(expect.stringMatching(/is not linked/)),
      "The check ended here: there may be more.",
    ]);
  });

  it("looks at none that is of another revision, catalog or product, or being built, and at none in an empty database", async () => {
    await loadAccount(database, sample());
    expect(await check({ account: "A", lacks: ["phone"] })).toEqual({ state: "none", problems: [] });
    await run("MATCH (p:WhocanProjection) SET p.state = 'building'");
    expect(await check()).toEqual({ state: "none", problems: [] });
    await run("MATCH (p:WhocanProjection) SET p.state = 'ready', p.revision = 7");
    expect(await check()).toEqual({ state: "none", problems: [] });
    await emptyStore(database);
    expect(await check()).toEqual({ state: "none", problems: [] });
  });
});
