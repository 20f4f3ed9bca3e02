import { expect, it } from "vitest";
import { collect, commitNext, covered, node, relation } from "../contract/store-samples.ts";
import { inGraph } from "./graph.ts";
import { openEmpty } from "./open.ts";

/** Two users, one in a group; one user was changed since. */
async function prepared() {
  const store = await openEmpty();
  const facts = [node("zoom:a:user:1", { email: "a@example.com" }), node("zoom:a:user:2", { email: "b@example.com" })];
  const member = relation("zoom:a:user:1", "zoom:a:group:1", {});
  await commitNext(store, { opened: [...facts, member] }, [covered("users")]);
  await commitNext(store, { opened: [node("zoom:a:user:2", { email: "c@example.com" })], closed: facts.slice(1) });
  expect((await store.check()).problems).toEqual([]);
  return store;
}

const ONE = "MATCH (n:ZoomUser {id: 'a:user:1'})";

it.each([
  [
    "a native property",
    `${ONE} SET n.email = 'x@example.com'`,
    "zoom:a:user:1 is not in the graph as its facts say it: email.",
  ],
  ["a property of its own", `${ONE} SET n.mine = 1`, "zoom:a:user:1 is not in the graph as its facts say it: mine."],
  [
    "a label",
    `${ONE} SET n:Mine REMOVE n:UserAccount`,
    "zoom:a:user:1 is not in the graph as its facts say it: labels.",
  ],
  [
    "a relation's property",
    "MATCH ()-[r:MEMBER_OF]->() SET r.sections = []",
    "MEMBER_OF|zoom:a:group:1 is not in the graph as its facts say it: sections.",
  ],
  [
    "a relation",
    `${ONE} MATCH (m:ZoomUser {id: 'a:user:2'}) CREATE (n)-[:HAS_ROLE]->(m)`,
    "is in the graph, but no fact says so.",
  ],
  [
    "a node",
    "CREATE (:WhocanNode:ZoomUser {key: 'zoom:a:user:3'})",
    "The node zoom:a:user:3 is in the graph, but no fact says so.",
  ],
  [
    "a placeholder",
    "CREATE (:WhocanNode:WhocanMissing {key: 'zoom:a:user:3'})",
    "The node zoom:a:user:3 is in the graph, but no fact says so.",
  ],
])("reports %s that was written by hand, and reads on", async (_what, statement, problem) => {
  const store = await prepared();
  const before = await collect(store.facts());
  await inGraph(statement);
  expect((await store.check()).problems).toEqual([expect.stringContaining(problem)]);
  expect(await collect(store.facts())).toEqual(before);
});

it.each([
  ["says of a node", `${ONE} SET n._facts = [replace(n._facts[0], 'a@', 'b@')]`],
  ["says of a relation", "MATCH ()-[r:MEMBER_OF]->() SET r._facts = replace(r._facts, '{}', '{\"a\":1}')"],
  ["says unreadably", `${ONE} SET n._facts = ['{}']`],
  ["said once", "MATCH (p:WhocanPast) SET p.payload = replace(p.payload, 'b@', 'a@')"],
])("does not hand out what somebody changed of what the graph %s", async (_what, statement) => {
  const store = await prepared();
  await inGraph(statement);
  expect((await store.check()).problems.length).toBeGreaterThan(0);
  const reading = Promise.all([collect(store.facts()), collect(store.facts(1))]);
  await expect(reading).rejects.toMatchObject({ code: "STORE_DAMAGED" });
});

it.each([
  ["a node", `${ONE} DETACH DELETE n`],
  ["a relation", "MATCH ()-[r:MEMBER_OF]->() DELETE r"],
  ["a closed fact", "MATCH (p:WhocanPast) DELETE p"],
  ["a closed fact's end", "MATCH (p:WhocanPast) SET p.to = 3"],
])("sees that %s is gone, at the end of the list and in the check", async (_what, statement) => {
  const store = await prepared();
  await inGraph(statement);
  expect((await store.check()).problems.length).toBeGreaterThan(0);
  const reading = Promise.all([collect(store.facts()), collect(store.facts(1)), collect(store.changes(0, 2))]);
  await expect(reading).rejects.toMatchObject({ code: "STORE_DAMAGED" });
});

it.each([
  ["a revision", "MATCH (r:WhocanRevision {number: 2}) SET r.opened = 2", /^Revision 2 cannot be trusted/u],
  ["the newest revision", "MATCH (r:WhocanRevision {number: 2}) DETACH DELETE r", /^Revision 2 cannot be trusted/u],
  ["the coverage", "MATCH (c:WhocanCoverage) SET c.payload = '{}'", /^The coverage of revision 1 cannot be trusted/u],
  ["the store's record", "MATCH (s:WhocanStore) REMOVE s.head", /own record cannot be trusted/u],
])("trusts nothing where somebody changed %s", async (_what, statement, message) => {
  const store = await prepared();
  await inGraph(statement);
  const reading = (async () => {
    await store.head();
    await store.coverage(1);
  })();
  await expect(reading).rejects.toMatchObject({ code: "STORE_DAMAGED", message: expect.stringMatching(message) });
  expect((await store.check()).problems.length).toBeGreaterThan(0);
});

it("does not close what was damaged: the next revisions would rest on it", async () => {
  const store = await prepared();
  await inGraph(`${ONE} SET n._facts = [replace(n._facts[0], 'a@', 'b@')]`);
  await expect(commitNext(store, { closed: [node("zoom:a:user:1")] })).rejects.toMatchObject({ code: "STORE_DAMAGED" });
  expect((await store.head())?.number).toBe(2);
});
