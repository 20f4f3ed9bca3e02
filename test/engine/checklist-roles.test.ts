import { describe, expect, it } from "vitest";
import type { AccessEngine } from "../../src/access/engine.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { openedBy } from "../../src/catalog/opens.ts";
import { unionOf } from "../../src/catalog/union.ts";
import type { Permission } from "../../src/model/permissions.ts";
import { type AccountBuilder, account } from "../accounts/build-account.ts";
import { EVERYTHING, engineOf } from "./compare.ts";

/** Checks on made-up accounts with the real catalog: Zoom itself shows no role of a group. */
const { data } = loadCatalog();
const start = () => account({ catalog: data });

function whoCan(engine: AccessEngine, permissions: readonly Permission[], resource: string) {
  return engine.whoCan({
    permissions,
    entitlement: null,
    resource,
    extent: "ALL",
    filter: {},
    expand: false,
    page: EVERYTHING,
  });
}

function effectiveAccess(engine: AccessEngine, principal: string) {
  const open = { permissions: null, classes: null, states: null, targets: "MAXIMAL", page: EVERYTHING } as const;
  return engine.effectiveAccess({ principal, ...open });
}

function explain(engine: AccessEngine, principal: string, permission: Permission, resource: string) {
  return engine.explain({ principal, permission, resource, page: EVERYTHING });
}

describe("roles through groups", () => {
  /** Ada has the role herself, Ben by a group, Cleo by a group in that group, Dan both ways, Eve not at all. */
  function inherited(): AccountBuilder {
    const built = start().role("desk", ["Group:Read", "Group:Edit"]);
    for (const id of ["ada", "ben", "cleo", "dan", "eve"]) built.user(id);
    return built
      .group("it")
      .group("it-night")
      .nested("it-night", "it")
      .groupHasRole("it", "desk")
      .hasRole("ada", "desk")
      .member("ben", "it")
      .member("cleo", "it-night")
      .hasRole("dan", "desk")
      .member("dan", "it");
  }

  it("VZ-02 effective access covers what is held directly and through groups, and each is explained", async () => {
    const built = inherited();
    const { keys } = built;
    const engine = await engineOf(built.build());
    const groups = keys.set("Group");
    const { rows } = await whoCan(engine, ["MetadataWrite"], groups);
    expect(rows.map(({ principal }) => principal.key)).toEqual(
      ["ada", "ben", "cleo", "dan"].map((id) => keys.user(id)),
    );
    const ways: Record<string, readonly string[][]> = {};
    for (const id of ["ada", "ben", "cleo", "dan", "eve"]) {
      const reached = (await effectiveAccess(engine, keys.user(id))).rows.map(({ resource }) => resource.key);
      expect([id, reached.includes(groups)]).toEqual([id, id !== "eve"]);
      const proofs = (await explain(engine, keys.user(id), "MetadataWrite", groups)).rows;
      ways[id] = proofs.map(({ spine }) => spine.slice(0, -1).map(({ to, relation }) => `${relation} ${to.name}`));
      for (const proof of proofs) expect(await engine.verify(proof)).toMatchObject({ valid: true });
    }
    expect(ways).toEqual({
      ada: [["HAS_ROLE desk"]],
      ben: [["MEMBER_OF it", "HAS_ROLE desk"]],
      cleo: [["MEMBER_OF it-night", "MEMBER_OF it", "HAS_ROLE desk"]],
      dan: [["HAS_ROLE desk"], ["MEMBER_OF it", "HAS_ROLE desk"]],
      eve: [],
    });
  });

  it("VZ-53 Group:Read and Group:Edit print as the documented union, are kept apart, and come through a group's role", async () => {
    const documented = ["DataRead", "DataWrite", "MetadataRead", "MetadataWrite"];
    expect(unionOf(data, "Group:Read")).toEqual(documented);
    expect(unionOf(data, "Group:Edit")).toEqual(documented);
    const classes = ["Group", "GroupMember", "GroupSetting"];
    const own = (code: string) =>
      new Set(openedBy(data, code).flatMap((each) => (classes.includes(each.class) ? [each.permission] : [])));
    expect(own("Group:Read")).toEqual(new Set(["MetadataRead"]));
    expect(own("Group:Edit")).toEqual(new Set(["MetadataRead", "MetadataWrite", "MetadataCreate", "MetadataDelete"]));

    const built = inherited();
    const engine = await engineOf(built.build());
    const direct = await effectiveAccess(engine, built.keys.user("ada"));
    const through = await effectiveAccess(engine, built.keys.user("cleo"));
    const given = (page: typeof direct) =>
      page.rows
        .filter(({ class: name }) => classes.includes(name))
        .map(({ resource, access }) => [resource.key, access.map(({ permission }) => permission)]);
    expect(given(through)).toEqual(given(direct));
    expect(given(direct)).toContainEqual([built.keys.set("Group"), [...own("Group:Edit")]]);
    const readers = start()
      .role("reader", ["Group:Read"])
      .group("g")
      .groupHasRole("g", "reader")
      .user("u")
      .member("u", "g");
    const reading = await effectiveAccess(await engineOf(readers.build()), readers.keys.user("u"));
    expect(given(reading).map(([, permissions]) => permissions)).toEqual([
      ["MetadataRead"],
      ["MetadataRead"],
      ["MetadataRead"],
    ]);
  });

  it("CS-27 assignments say whether they are direct: `via` names the groups on the way, and a direct one has none", async () => {
    const built = inherited();
    const { keys } = built;
    const engine = await engineOf(built.build());
    const ways = new Map<string, Set<string>>();
    for await (const { principal, origin, via } of engine.matrix()) {
      if (origin.kind !== "privilege") continue;
      const groups = via.filter((key) => key.startsWith(keys.group("")));
      expect(via.at(-1)).toBe(keys.role("desk"));
      const way = groups.length === 0 ? "direct" : `by ${groups.length}`;
      ways.set(principal.key, (ways.get(principal.key) ?? new Set()).add(way));
    }
    expect(Object.fromEntries(ways)).toEqual({
      [keys.user("ada")]: new Set(["direct"]),
      [keys.user("ben")]: new Set(["by 1"]),
      [keys.user("cleo")]: new Set(["by 2"]),
      [keys.user("dan")]: new Set(["direct"]),
    });
    const { rows } = await engine.holders({
      entitlement: { kind: "node", key: keys.role("desk") },
      filter: {},
      page: EVERYTHING,
    });
    const first = rows.map(({ principal, witness }) => [principal.name, witness.spine[0]?.relation]);
    expect(first).toEqual([
      ["ada", "HAS_ROLE"],
      ["ben", "MEMBER_OF"],
      ["cleo", "MEMBER_OF"],
      ["dan", "HAS_ROLE"],
    ]);
  });
});

describe("privileges of roles", () => {
  const CODES = ["User:Read", "Group:Edit", "RecordingContent:Read", "Role:Edit"];

  it("VZ-49 CL-27 are an edge each, and give the permissions that the catalog says", async () => {
    const built = start().role("many", CODES).role("none").user("u").hasRole("u", "many");
    const { keys } = built;
    const engine = await engineOf(built.build());
    const edges = (await engine.neighbours({ key: keys.role("many"), page: EVERYTHING })).rows.filter(
      ({ relation }) => relation === "GRANTS",
    );
    expect(edges.map(({ node }) => node.properties["privilege"]).sort()).toEqual([...CODES].sort());
    expect((await engine.neighbours({ key: keys.role("none"), page: EVERYTHING })).rows).toEqual([]);

    const expected = new Set<string>();
    for (const code of CODES) {
      for (const { class: name, permission, besides } of openedBy(data, code)) {
        if (besides.length === 0) expected.add(`${keys.set(name)} ${permission} ${code}`);
      }
    }
    const held = new Set<string>();
    for await (const { principal, origin, target, permissions } of engine.matrix()) {
      if (principal.key !== keys.user("u") || !CODES.includes(origin.value)) continue;
      for (const permission of permissions) held.add(`${target.key} ${permission} ${origin.value}`);
    }
    expect(expected.size).toBeGreaterThan(20);
    expect(held).toEqual(expected);
  });
});

describe("administrators of groups", () => {
  it("VZ-42 write what is their group's and nothing else, without a role", async () => {
    const built = start().role("2").group("sales").group("legal").user("lead").hasRole("lead", "2", "users");
    built.user("ann").member("ann", "sales").user("bob").member("bob", "legal").groupAdmin("lead", "sales");
    const { keys } = built;
    const engine = await engineOf(built.build());
    const can = async (permission: Permission, resource: string) =>
      (await engine.can({ principal: keys.user("lead"), permission, resource })).verdict;
    const of = (group: string) => [
      keys.group(group),
      keys.setOf("GroupSetting", keys.group(group)),
      keys.setOf("GroupMember", keys.group(group)),
    ];
    for (const resource of of("sales"))
      expect([resource, await can("MetadataWrite", resource)]).toEqual([resource, "YES"]);
    for (const resource of [
      ...of("legal"),
      ...["Group", "GroupSetting", "GroupMember", "Role", "AccountSetting"].map((name) => keys.set(name)),
    ]) {
      for (const permission of ["MetadataWrite", "MetadataCreate", "MetadataDelete", "DataWrite"] as const) {
        expect([resource, await can(permission, resource)]).toEqual([resource, "NO"]);
      }
    }
    expect(await can("DataWrite", keys.user("ann"))).toBe("NO");
    expect(await can("DataRead", keys.user("ann"))).toBe("YES");
    expect(await can("DataRead", keys.user("bob"))).toBe("NO");
    const [proof] = (await explain(engine, keys.user("lead"), "MetadataWrite", keys.group("sales"))).rows;
    expect(proof).toMatchObject({
      origin: { kind: "group-admin" },
      facts: [`${keys.user("lead")}|ADMIN_OF|${keys.group("sales")}`],
    });
  });
});
