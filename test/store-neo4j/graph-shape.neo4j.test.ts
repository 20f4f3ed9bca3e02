import { describe, expect, it } from "vitest";
import type { Fact, NodeFact, Properties, RelationFact } from "../../src/model/facts.ts";
import { relationKey } from "../../src/model/facts.ts";
import { collect, commitNext } from "../contract/store-samples.ts";
import { inGraph } from "./graph.ts";
import { openEmpty } from "./open.ts";

const USER = "zoom:A%2FB:user:u1";

function node(key: string, properties: Properties = {}, more: Partial<NodeFact> = {}): NodeFact {
  const said = { section: "users", extent: "", kind: "ZoomUser", name: "Ann" };
  return { type: "node", key, ...said, properties, ...more };
}

function relation(
  from: string,
  name: string,
  to: string,
  section = "users",
  properties: Properties = {},
): RelationFact {
  return {
    type: "relation",
    key: relationKey(from, name, to),
    section,
    extent: "",
    from,
    relation: name,
    to,
    properties,
  };
}

const shownNodes =
  "MATCH (n:WhocanNode) RETURN n.key AS key, [l IN labels(n) WHERE l <> 'WhocanNode'] AS labels ORDER BY key";
const shownRelations =
  "MATCH (a)-[r]->(b) WHERE NOT a:WhocanRevision RETURN a.key AS from, type(r) AS type, b.key AS to, r.sections AS sections, r.validFrom AS since ORDER BY from, to";

async function labelsByKey(): Promise<Record<string, string[]>> {
  const rows = await inGraph(shownNodes);
  return Object.fromEntries(rows.map(({ key, labels }) => [String(key), (labels as string[]).sort()]));
}

describe("a node", () => {
  it("has the labels and properties that the model declares for its kind, natively, and nothing else", async () => {
    const store = await openEmpty();
    const properties = {
      ...{ email: "ann@example.com", type: 2, verified: true, group_ids: ["b", "a"], undeclared: "x" },
      ...{ created_at: "2026-01-02T03:04:05.678Z", last_login_time: "2026-01-02T03:04:05+02:00", department: "" },
    };
    await commitNext(store, { opened: [node(USER, properties)] });
    const rows = await inGraph("MATCH (n:ZoomUser) RETURN labels(n) AS labels, properties(n) AS properties");
    const [{ labels, properties: found } = {}] = rows as { labels: string[]; properties: Properties }[];
    const generic = ["Identity", "Principal", "Resource"];
    expect(labels?.sort()).toEqual([...generic, "UserAccount", "WhocanNode", "ZoomUser"].sort());
    const { undeclared: _undeclared, ...declared } = properties;
    expect(found).toEqual({
      ...declared,
      ...{ key: USER, id: "A/B:user:u1", kind: "ZoomUser", name: "Ann", source: "zoom", validFrom: 1 },
      ...{ created_at: "2026-01-02T03:04:05.678000000Z", last_login_time: "2026-01-02T01:04:05Z" },
      _facts: [
        expect.stringMatching(/^\[1,"[0-9a-f]{64}","users",\{"extent":"","kind":"ZoomUser",.*"undeclared":"x"/u),
      ],
    });
  });

  it.each(["yesterday", "2026-02-30T00:00:00Z", "2026-01-02", "2026-01-02T25:00:00Z", ""])(
    "keeps the time %j as text: it is none of a calendar",
    async (time) => {
      const store = await openEmpty();
      await commitNext(store, { opened: [node(USER, { created_at: time })] });
      expect(await inGraph("MATCH (n:ZoomUser) RETURN n.created_at AS time")).toEqual([{ time }]);
    },
  );

  it("keeps numbers that are whole as integers, also in lists", async () => {
    const store = await openEmpty();
    const recording = { kind: "ZoomRecording", section: "recordings" };
    await commitNext(store, {
      opened: [node("zoom:A:recording:r", { duration: 30, total_size: 2.5 }, recording)],
    });
    expect(
      await inGraph(
        "MATCH (n:ZoomRecording) RETURN n.duration IS :: INTEGER AS whole, n.total_size IS :: FLOAT AS part",
      ),
    ).toEqual([{ whole: true, part: true }]);
  });

  it("unites what several sections say, the one that sorts last before the others, and forgets what one takes back", async () => {
    const store = await openEmpty();
    const first = node(USER, { email: "a@example.com", department: "Sales" }, { section: "a" });
    const last = node(USER, { email: "b@example.com" }, { section: "b", name: null });
    await commitNext(store, { opened: [last, first] });
    const shown =
      "MATCH (n:ZoomUser) RETURN n.email AS email, n.department AS department, n.name AS name, n.validFrom AS since";
    expect(await inGraph(shown)).toEqual([{ email: "b@example.com", department: "Sales", name: "Ann", since: 1 }]);
    await commitNext(store, { closed: [first] });
    expect(await inGraph(shown)).toEqual([{ email: "b@example.com", department: null, name: null, since: 1 }]);
    await commitNext(store, { opened: [{ ...last, properties: {} }], closed: [last] });
    expect(await inGraph(shown)).toEqual([{ email: null, department: null, name: null, since: 3 }]);
    expect((await store.check()).problems).toEqual([]);
  });

  it("changes its labels with its kind, and has the generic one alone where the model does not know it", async () => {
    const store = await openEmpty();
    const user = node(USER, { email: "a@example.com" });
    await commitNext(store, { opened: [user] });
    const group = node(USER, { total_members: 3 }, { kind: "ZoomGroup" });
    await commitNext(store, { opened: [group], closed: [user] });
    expect(await labelsByKey()).toEqual({ [USER]: ["Resource", "UserGroup", "ZoomGroup"] });
    expect(await inGraph("MATCH (n:ZoomGroup) RETURN n.email AS email, n.total_members AS members")).toEqual([
      { email: null, members: 3 },
    ]);
    const unknown = node(USER, { total_members: 3 }, { kind: "Zoom`Thing" });
    await commitNext(store, { opened: [unknown], closed: [group] });
    expect(await labelsByKey()).toEqual({ [USER]: [] });
    expect(await collect(store.facts())).toEqual([unknown]);
    expect((await store.check()).problems).toEqual([]);
  });

  it("leaves text that no index takes to its facts, and refuses such a key", async () => {
    const store = await openEmpty();
    const long = node(USER, { email: "é".repeat(5_000) });
    await commitNext(store, { opened: [long] });
    expect(await inGraph("MATCH (n:ZoomUser) RETURN n.email AS email")).toEqual([{ email: null }]);
    expect(await collect(store.facts())).toEqual([long]);
    expect((await store.check()).problems).toEqual([]);
    await expect(commitNext(store, { opened: [node("x".repeat(9_000))] })).rejects.toMatchObject({
      code: "INTERNAL",
      field: "key",
    });
  });
});

describe("a relation", () => {
  const [group, role] = ["zoom:A:group:g", "zoom:A:role:r"];

  it("is one, whoever says it, with its sections in order", async () => {
    const store = await openEmpty();
    const said = ["users", "group-members"].map((section) => relation(USER, "MEMBER_OF", group, section));
    await commitNext(store, { opened: [node(USER), node(group, {}, { kind: "ZoomGroup" }), ...said] });
    const row = { from: USER, type: "MEMBER_OF", to: group };
    expect(await inGraph(shownRelations)).toEqual([{ ...row, sections: ["group-members", "users"], since: 1 }]);
    await commitNext(store, { closed: said.slice(1) });
    expect(await inGraph(shownRelations)).toEqual([{ ...row, sections: ["users"], since: 1 }]);
    await commitNext(store, { closed: said.slice(0, 1) });
    expect(await inGraph(shownRelations)).toEqual([]);
    expect((await store.check()).problems).toEqual([]);
  });

  it("has one type where the model does not know its name, also two between the same nodes", async () => {
    const store = await openEmpty();
    const facts: Fact[] = [
      node(USER),
      ...["LIKES", "LOATHES"].map((name) => relation(USER, name, role, "x", { a: 1 })),
    ];
    await commitNext(store, { opened: facts });
    expect(await inGraph("MATCH ()-[r:WHOCAN_RELATION]->() RETURN r.relation AS name ORDER BY name")).toEqual([
      { name: "LIKES" },
      { name: "LOATHES" },
    ]);
    expect(await collect(store.facts())).toEqual(facts);
    const [, likes, loathes] = facts as [Fact, RelationFact, RelationFact];
    await commitNext(store, { closed: [likes, loathes], opened: [{ ...loathes, properties: { a: 2 } }] });
    expect(await collect(store.facts())).toEqual([facts[0], { ...loathes, properties: { a: 2 } }]);
    expect((await store.check()).problems).toEqual([]);
  });

  it("whose end nobody described ends in a placeholder, which becomes the node and goes with its last relation", async () => {
    const store = await openEmpty();
    const [user, member] = [node(USER), relation(USER, "MEMBER_OF", group)];
    await commitNext(store, { opened: [user, member, relation(USER, "HAS_ROLE", role)] });
    const users = ["Identity", "Principal", "Resource", "UserAccount", "ZoomUser"];
    expect(await labelsByKey()).toEqual({ [USER]: users, [group]: ["WhocanMissing"], [role]: ["WhocanMissing"] });
    const groupNode = node(group, { total_members: 1 }, { kind: "ZoomGroup", section: "groups" });
    await commitNext(store, { opened: [groupNode], closed: [relation(USER, "HAS_ROLE", role)] });
    expect(await labelsByKey()).toEqual({ [USER]: users, [group]: ["Resource", "UserGroup", "ZoomGroup"] });
    await commitNext(store, { closed: [groupNode, user] });
    expect(await labelsByKey()).toEqual({ [USER]: ["WhocanMissing"], [group]: ["WhocanMissing"] });
    expect(await inGraph("MATCH (n:WhocanMissing) RETURN keys(n) AS keys")).toEqual([
      { keys: ["key"] },
      { keys: ["key"] },
    ]);
    expect((await store.check()).problems).toEqual([]);
    await commitNext(store, { closed: [member] });
    expect(await labelsByKey()).toEqual({});
  });

  it.each([
    ["of another thing", { ...relation(USER, "HAS_ROLE", role), key: relationKey(USER, "HAS_ROLE", group) }],
    ["whose name is none", relation(USER, "has`role", role)],
    ["of a node that is a relation's", node(relationKey(USER, "HAS_ROLE", role))],
  ])("with a key %s is refused", async (_what, fact) => {
    const store = await openEmpty();
    await expect(commitNext(store, { opened: [fact] })).rejects.toMatchObject({ code: "INTERNAL", field: "key" });
    expect(await store.head()).toBeNull();
  });

  it("is told from others whose keys could be its own", async () => {
    const store = await openEmpty();
    // The key of each has two places where a relation's name could stand, or is a node's that looks like a relation's.
    const [one, other] = [relation("a", "LIKES", "b|KNOWS|c"), relation("a|LIKES|b", "KNOWS", "c")];
    const looks = node("a|LIKES|b");
    await commitNext(store, { opened: [one, looks] });
    await expect(commitNext(store, { opened: [other] })).rejects.toMatchObject({ code: "STORE_CONFLICT" });
    await expect(commitNext(store, { opened: [relation("a", "LIKES", "b")] })).rejects.toMatchObject({
      code: "STORE_CONFLICT",
    });
    await commitNext(store, { opened: [other], closed: [one] });
    expect(await collect(store.facts())).toEqual([looks, other]);
    await commitNext(store, { closed: [looks, other] });
    expect((await store.check()).problems).toEqual([]);
  });
});

describe("history", () => {
  it("has a closed fact whole, a chain of revisions and the coverage with its span", async () => {
    const store = await openEmpty();
    const coverage = {
      section: "users",
      extent: "",
      status: "complete",
      reason: null,
      missing: null,
      facts: 1,
    } as const;
    await commitNext(store, { opened: [node(USER)] }, [coverage]);
    await commitNext(store, { closed: [node(USER)] }, [{ ...coverage, facts: 0 }]);
    expect(await inGraph("MATCH (p:WhocanPast) RETURN properties(p) AS p")).toEqual([
      {
        p: {
          ...{ key: USER, section: "users", type: "node", kind: "ZoomUser", from: 1, to: 2 },
          ...{
            payload: '{"extent":"","kind":"ZoomUser","name":"Ann","properties":{}}',
            fingerprint: expect.any(String),
          },
        },
      },
    ]);
    expect(
      await inGraph("MATCH (a:WhocanRevision)-[:NEXT]->(b:WhocanRevision) RETURN a.number AS older, b.number AS newer"),
    ).toEqual([{ older: 1, newer: 2 }]);
    expect(
      await inGraph("MATCH (c:WhocanCoverage) RETURN c.section AS section, c.from AS from, c.to AS to ORDER BY from"),
    ).toEqual([
      { section: "users", from: 1, to: 2 },
      { section: "users", from: 2, to: null },
    ]);
    expect(await inGraph("MATCH (s:WhocanStore) RETURN properties(s) AS s")).toEqual([
      { s: { id: "whocan", format: 1, head: 2, account: "acc" } },
    ]);
  });
});
