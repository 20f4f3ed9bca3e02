import { describe, expect, it } from "vitest";
import { type AccountBuilder, account } from "../accounts/build-account.ts";
import { Oracle } from "./oracle.ts";

/** Every expected answer here was worked out by hand from the text, so that the oracle can be trusted elsewhere. */

function ask(builder: AccountBuilder): Oracle {
  return new Oracle(builder.build());
}
const { keys } = account();
const [ann, bob, cy] = ["ann", "bob", "cy"].map((id) => keys.user(id)) as [string, string, string];
const [sales, west] = ["sales", "west"].map((id) => keys.group(id)) as [string, string];
const users = keys.set("User");
const members = keys.pseudo("AccountMembers");
const everyone = keys.pseudo("Everyone");
const privilege = (role: string, code: string) => keys.privilege(role, code);
const relation = (from: string, name: string, to: string) => `${from}|${name}|${to}`;
const hasRole = (user: string, role: string) => relation(user, "HAS_ROLE", keys.role(role));
const grants = (role: string, code: string) => relation(keys.role(role), "GRANTS", privilege(role, code));
const scopedTo = (role: string, code: string, group: string) => relation(privilege(role, code), "SCOPED_TO", group);

describe("roles", () => {
  it("the owner holds every pair of the catalog, and its privileges are not looked at", () => {
    const oracle = ask(account().user("ann").role("0").hasRole("ann", "0").recording("r", { owners: [] }));
    const decision = oracle.can(ann, "DataWrite", keys.recording("r"));
    expect(decision).toEqual({ verdict: "YES", state: "ACTIVE", witness: [hasRole(ann, "0")], parts: [], gaps: [] });
    expect(oracle.can(ann, "DataCreate", keys.recording("r")).verdict).toBe("NO");
    const targets = oracle.effectiveAccess({ principal: ann, targets: "MAXIMAL", classes: ["Recording", "Role"] });
    expect(targets.rows.map(({ target, access }) => [target, access.map((a) => a.permission)])).toEqual([
      [keys.set("Recording"), ["DataRead", "DataWrite", "DataDelete"]],
      [keys.set("Role"), ["MetadataRead", "MetadataWrite", "MetadataDelete", "NonData"]],
    ]);
    expect(targets.rows[0]?.access[0]?.origins).toEqual([{ kind: "built-in", value: "0" }]);
  });

  it("the owner has what the catalog does not know, where the account has some", () => {
    const plain = account().user("ann").role("0").hasRole("ann", "0");
    expect(ask(plain).can(ann, "Uncategorized", keys.set("Account")).verdict).toBe("NO");
    plain.user("bob").role("10", ["Brand:New"]).hasRole("bob", "10");
    const oracle = ask(plain);
    expect(oracle.can(ann, "Uncategorized", keys.set("Account")).witness).toEqual([hasRole(ann, "0")]);
    expect(oracle.explain(bob, "Uncategorized", keys.set("Account")).proofs).toEqual([
      {
        facts: [grants("10", "Brand:New"), hasRole(bob, "10")].sort(),
        state: "ACTIVE",
        bound: "EXACT",
        grant: `${keys.role("10")}|Uncategorized|${keys.set("Account")}|privilege|Brand:New`,
      },
    ]);
  });

  it("Member gives nothing, whatever its detail says", () => {
    const oracle = ask(account().user("ann").user("bob").role("2", ["User:Edit"]).hasRole("ann", "2"));
    expect(oracle.can(ann, "DataRead", users)).toEqual({
      verdict: "NO",
      state: null,
      witness: null,
      parts: [keys.setOf("User", ann)],
      gaps: [],
    });
    expect(oracle.can(ann, "DataCreate", users).parts).toEqual([]);
    expect(oracle.holders({ kind: "privilege", code: "User:Edit" }).rows).toEqual([]);
  });

  it("Edit meets Read, codes compare without case, origins are spelled as in the catalog", () => {
    const oracle = ask(account().user("ann").role("10", ["uSER:eDIT"]).hasRole("ann", "10"));
    expect(oracle.whoCan({ permissions: ["DataRead"], resource: users, extent: "ALL" }).rows).toEqual([
      {
        principal: ann,
        access: [
          {
            permission: "DataRead",
            state: "ACTIVE",
            bound: "EXACT",
            parts: [],
            origins: [{ kind: "privilege", value: "User:Edit" }],
          },
        ],
        witness: [grants("10", "uSER:eDIT"), hasRole(ann, "10")].sort(),
      },
    ]);
    expect(
      ask(account().user("ann").role("10", ["User:Read"]).hasRole("ann", "10")).can(ann, "DataWrite", users).verdict,
    ).toBe("NO");
  });

  it("a conjunction is held by one role whole, never by two together", () => {
    const together = ask(
      account().user("ann").role("10", ["Recording:Edit", "RecordingContent:Edit"]).hasRole("ann", "10"),
    );
    const decision = together.can(ann, "DataDelete", keys.set("Recording"));
    expect(decision.verdict).toBe("YES");
    expect(decision.witness).toEqual(
      [grants("10", "Recording:Edit"), grants("10", "RecordingContent:Edit"), hasRole(ann, "10")].sort(),
    );
    expect(together.explain(ann, "DataDelete", keys.set("Recording")).proofs[0]?.grant).toBe(
      `${keys.role("10")}|DataDelete|${keys.set("Recording")}|privilege|Recording:Edit+RecordingContent:Edit`,
    );
    const apart = ask(
      account()
        .user("ann")
        .role("10", ["Recording:Edit"])
        .role("11", ["RecordingContent:Edit"])
        .hasRole("ann", "10")
        .hasRole("ann", "11"),
    );
    expect(apart.can(ann, "DataDelete", keys.set("Recording")).verdict).toBe("NO");
  });

  it("a role reached through groups of groups in a cycle", () => {
    const oracle = ask(
      account()
        .user("ann")
        .group("sales")
        .group("west")
        .member("ann", "west")
        .nested("west", "sales")
        .nested("sales", "west")
        .role("10", ["User:Read"])
        .groupHasRole("sales", "10"),
    );
    expect(oracle.explain(ann, "DataRead", users).proofs.map(({ facts }) => facts)).toEqual([
      [
        relation(ann, "MEMBER_OF", west),
        relation(west, "MEMBER_OF", sales),
        hasRole(sales, "10"),
        grants("10", "User:Read"),
      ].sort(),
    ]);
  });
});

describe("restricted privileges", () => {
  const base = () =>
    account()
      .user("ann")
      .user("bob")
      .user("cy")
      .group("sales")
      .group("west")
      .member("bob", "sales")
      .hasRole("ann", "10");

  it("reach the sets of their groups, whole, and the users in them", () => {
    const oracle = ask(base().role("10", [{ code: "User:Edit", groups: ["sales"] }]));
    expect(oracle.can(ann, "DataWrite", keys.setOf("User", sales)).witness).toEqual(
      [grants("10", "User:Edit"), scopedTo("10", "User:Edit", sales), hasRole(ann, "10")].sort(),
    );
    expect(oracle.can(ann, "DataWrite", bob).witness).toEqual(
      [
        grants("10", "User:Edit"),
        scopedTo("10", "User:Edit", sales),
        hasRole(ann, "10"),
        relation(bob, "MEMBER_OF", sales),
      ].sort(),
    );
    expect(oracle.can(ann, "DataWrite", cy).verdict).toBe("NO");
    expect(oracle.can(ann, "DataDelete", users)).toEqual({
      verdict: "NO",
      state: null,
      witness: null,
      parts: [keys.setOf("User", sales)],
      gaps: [],
    });
    const rows = oracle.whoCan({ permissions: ["DataDelete"], resource: users, extent: "ANY" }).rows;
    expect(rows.map(({ principal, access, witness }) => [principal, access[0]?.parts, witness.length])).toEqual([
      [ann, [keys.setOf("User", sales)], 3],
    ]);
    expect(oracle.holders({ kind: "privilege", code: "privilege:user:read" }).rows).toEqual([
      {
        principal: ann,
        state: "ACTIVE",
        bound: "EXACT",
        parts: [sales],
        witness: [grants("10", "User:Edit"), scopedTo("10", "User:Edit", sales), hasRole(ann, "10")].sort(),
      },
    ]);
  });

  it("of conjuncts reach the groups that all of them share", () => {
    const privileges = [
      { code: "Recording:Edit", groups: ["sales", "west"] },
      { code: "RecordingContent:Edit", groups: ["west"] },
    ];
    const recordings = keys.set("Recording");
    const oracle = ask(base().role("10", privileges));
    expect(oracle.can(ann, "DataDelete", recordings).parts).toEqual(
      [keys.setOf("Recording", ann), keys.setOf("Recording", west)].sort(),
    );
    expect(oracle.can(ann, "DataDelete", keys.setOf("Recording", sales)).verdict).toBe("NO");
    const apart = ask(
      base().role("10", [
        { code: "Recording:Edit", groups: ["sales"] },
        { code: "RecordingContent:Edit", groups: ["west"] },
      ]),
    );
    expect(apart.can(ann, "DataDelete", recordings).parts).toEqual([keys.setOf("Recording", ann)]);
    const half = ask(base().role("10", ["Recording:Edit", { code: "RecordingContent:Edit", groups: ["west"] }]));
    expect(half.can(ann, "DataDelete", keys.setOf("Recording", west)).witness).toEqual(
      [
        grants("10", "Recording:Edit"),
        grants("10", "RecordingContent:Edit"),
        scopedTo("10", "RecordingContent:Edit", west),
        hasRole(ann, "10"),
      ].sort(),
    );
  });

  it("to no group, or to groups that a complete list lacks, reach nothing", () => {
    const nothing = ask(base().role("10", [{ code: "User:Edit", groups: [] }]));
    expect(nothing.can(ann, "DataCreate", users)).toEqual({
      verdict: "NO",
      state: null,
      witness: null,
      parts: [],
      gaps: [],
    });
    const gone = base().role("10", [{ code: "User:Edit", groups: ["gone"] }]);
    expect(ask(gone).can(ann, "DataCreate", keys.setOf("User", keys.group("gone"))).verdict).toBe("NO");
    gone.coverage("groups", "", "partial");
    expect(ask(gone).can(ann, "DataCreate", keys.setOf("User", keys.group("gone"))).verdict).toBe("YES");
  });

  it("on a class that knows no groups are a gap", () => {
    const oracle = ask(base().role("10", [{ code: "Role:Edit", groups: ["sales"] }]));
    expect(oracle.can(ann, "MetadataWrite", keys.role("10"))).toEqual({
      verdict: "UNKNOWN",
      state: null,
      witness: null,
      parts: [],
      gaps: ["catalog"],
    });
    expect(oracle.can(bob, "MetadataWrite", keys.role("10")).verdict).toBe("NO");
    const nowhere = ask(base().role("10", [{ code: "Role:Edit", groups: [] }]));
    expect(nowhere.can(ann, "MetadataWrite", keys.role("10")).verdict).toBe("NO");
  });
});

describe("members, groups and links", () => {
  it("a member has its own: the owner is the row, AccountMembers only on own sets and as a part", () => {
    const oracle = ask(
      account()
        .user("ann")
        .user("bob")
        .group("sales")
        .member("bob", "sales")
        .recording("r", { owners: ["bob"] }),
    );
    const r = keys.recording("r");
    const own = keys.ownSet("Recording");
    const who = (resource: string, extent: "ALL" | "ANY", expand = false) =>
      oracle
        .whoCan({ permissions: ["DataDelete"], resource, extent, expand })
        .rows.map(({ principal, access, witness }) => [principal, access[0]?.parts, witness]);
    const hosted = relation(r, "HOSTED_BY", bob);
    expect(who(r, "ALL")).toEqual([[bob, [], [hosted]]]);
    expect(who(keys.setOf("Recording", bob), "ALL")).toEqual([[bob, [], []]]);
    expect(who(own, "ALL")).toEqual([[members, [], []]]);
    expect(who(own, "ALL", true)).toEqual([
      [ann, [], []],
      [bob, [], []],
    ]);
    expect(who(keys.set("Recording"), "ALL")).toEqual([]);
    expect(who(keys.set("Recording"), "ANY")).toEqual([[members, [own], []]]);
    expect(who(keys.setOf("Recording", sales), "ANY")).toEqual([[members, [own], []]]);
    expect(who(keys.setOf("Recording", sales), "ANY", true)).toEqual([[bob, [keys.setOf("Recording", bob)], []]]);
    expect(oracle.can(bob, "DataDelete", r).witness).toEqual([hosted]);
    expect(oracle.can(ann, "DataDelete", r).verdict).toBe("NO");
    expect(oracle.can(bob, "DataDelete", bob).verdict).toBe("NO");
    expect(oracle.can(bob, "DataWrite", bob)).toMatchObject({ verdict: "YES", witness: [] });
  });

  it("asked of one user, an own set is that user's own set", () => {
    const builder = account().user("ann").user("bob").group("sales").member("ann", "sales");
    const oracle = ask(
      builder
        .role("10", [{ code: "User:Edit", groups: ["sales"] }])
        .hasRole("bob", "10")
        .hasRole("ann", "10"),
    );
    const own = keys.ownSet("User");
    expect(oracle.can(ann, "DataDelete", own).witness).toContain(relation(ann, "MEMBER_OF", sales));
    expect(oracle.can(bob, "DataDelete", own).verdict).toBe("NO");
    expect(oracle.can(bob, "DataRead", own)).toMatchObject({ verdict: "YES", witness: [] });
    expect(oracle.can(members, "DataRead", own)).toMatchObject({ verdict: "YES", witness: [] });
    expect(oracle.can(everyone, "DataRead", own).verdict).toBe("NO");
  });

  it("a recording of several hosts is owned by each", () => {
    const oracle = ask(
      account()
        .user("ann")
        .user("bob")
        .recording("r", { owners: ["ann", "bob"] }),
    );
    const r = keys.recording("r");
    expect(
      oracle
        .whoCan({ permissions: ["DataRead"], resource: r, extent: "ALL" })
        .rows.map(({ principal, witness }) => [principal, witness]),
    ).toEqual([
      [ann, [relation(r, "HOSTED_BY", ann)]],
      [bob, [relation(r, "HOSTED_BY", bob)]],
    ]);
  });

  it("a group administrator reads and writes the group, and reads its users", () => {
    const oracle = ask(
      account().user("ann").user("bob").group("sales").member("bob", "sales").groupAdmin("ann", "sales"),
    );
    const admin = relation(ann, "ADMIN_OF", sales);
    const rows = oracle.effectiveAccess({
      principal: ann,
      targets: "MAXIMAL",
      classes: ["Group", "GroupSetting", "GroupMember", "User"],
    }).rows;
    expect(rows.map(({ target, access }) => [target, access.map(({ permission }) => permission)])).toEqual([
      [sales, ["MetadataRead", "MetadataWrite"]],
      [keys.setOf("GroupMember", sales), ["MetadataRead", "MetadataWrite"]],
      [keys.setOf("GroupSetting", sales), ["MetadataRead", "MetadataWrite"]],
      [keys.setOf("User", sales), ["DataRead"]],
      [keys.setOf("User", ann), ["DataRead", "DataWrite", "MetadataRead", "NonData"]],
    ]);
    expect(oracle.can(ann, "DataRead", bob).witness).toEqual([admin, relation(bob, "MEMBER_OF", sales)].sort());
    expect(oracle.can(ann, "DataWrite", bob).verdict).toBe("NO");
    expect(oracle.explain(ann, "MetadataWrite", sales).proofs[0]?.grant).toBe(
      `${ann}|MetadataWrite|${sales}|group-admin|${sales}`,
    );
  });

  it("an administrator of a group that a complete list lacks has nothing", () => {
    const dangling = account().user("ann").groupAdmin("ann", "sales");
    expect(ask(dangling).can(ann, "DataRead", keys.setOf("User", sales)).verdict).toBe("NO");
    expect(ask(dangling.coverage("groups", "", "failed")).can(ann, "DataRead", keys.setOf("User", sales)).verdict).toBe(
      "YES",
    );
  });

  it("share links reach everyone or all members, as one row each", () => {
    const oracle = ask(
      account()
        .user("ann")
        .user("bob")
        .recording("open", { owners: ["bob"], share: "publicly" })
        .recording("inner", { owners: ["bob"], share: "internally" })
        .recording("shut", { owners: ["bob"], share: "none" }),
    );
    const who = (uuid: string, expand = false) =>
      oracle
        .whoCan({ permissions: ["DataRead"], resource: keys.recording(uuid), extent: "ALL", expand })
        .rows.map(({ principal }) => principal);
    expect(who("open")).toEqual([everyone, bob].sort());
    expect(who("inner")).toEqual([members, bob].sort());
    expect(who("shut")).toEqual([bob]);
    expect(who("open", true)).toEqual([ann, bob]);
    expect(oracle.can(ann, "DataRead", keys.recording("inner"))).toMatchObject({ verdict: "YES", witness: [] });
    expect(oracle.can(everyone, "DataRead", keys.recording("inner")).verdict).toBe("NO");
    const rows = oracle.effectiveAccess({
      principal: ann,
      targets: "MAXIMAL",
      classes: ["Recording"],
      permissions: ["DataRead"],
    }).rows;
    expect(rows.map(({ target }) => target)).toEqual(
      [keys.recording("inner"), keys.recording("open"), keys.setOf("Recording", ann)].sort(),
    );
  });
});

describe("apps", () => {
  const app = keys.app("x");
  const authorized = relation(ann, "AUTHORIZED", app);
  const base = () =>
    account()
      .user("ann")
      .user("bob")
      .group("sales")
      .role("10", [{ code: "User:Edit", groups: ["sales"] }]);

  it("without an authorizer have their scopes' full reach at most", () => {
    const oracle = ask(base().app("x", ["user:read"]));
    expect(oracle.whoCan({ permissions: ["DataRead"], resource: users, extent: "ALL" }).rows).toEqual([
      {
        principal: app,
        access: [
          {
            permission: "DataRead",
            state: "UNKNOWN",
            bound: "AT_MOST",
            parts: [],
            origins: [{ kind: "scope", value: "user:read" }],
          },
        ],
        witness: [],
      },
    ]);
    expect(ask(base().app("x", ["user:read"], { authorizers: ["nobody"] })).can(app, "DataRead", users).state).toBe(
      "UNKNOWN",
    );
  });

  it("by an admin scope reach as far as the authorizer's role, never as its own", () => {
    const oracle = ask(
      base()
        .hasRole("ann", "10")
        .app("x", [" user:write:admin "], { authorizers: ["ann"] }),
    );
    const decision = oracle.can(app, "DataWrite", users);
    expect(decision).toMatchObject({ verdict: "NO", parts: [keys.setOf("User", sales)] });
    expect(oracle.can(app, "DataWrite", keys.setOf("User", sales)).witness).toEqual(
      [authorized, hasRole(ann, "10"), grants("10", "User:Edit"), scopedTo("10", "User:Edit", sales)].sort(),
    );
    expect(oracle.can(app, "DataWrite", ann).verdict).toBe("NO");
    expect(oracle.can(app, "DataRead", keys.setOf("User", sales)).verdict).toBe("NO");
  });

  it("by a user scope reach the authorizer's own, and need its role on what is not a user's", () => {
    const builder = base().app("x", ["user:read", "app:read"], { authorizers: ["ann"] });
    const oracle = ask(builder);
    expect(oracle.can(app, "NonData", ann)).toMatchObject({ verdict: "YES", witness: [authorized] });
    expect(oracle.can(app, "DataRead", bob).verdict).toBe("NO");
    expect(oracle.can(app, "MetadataRead", keys.set("App")).verdict).toBe("NO");
    const withRole = ask(builder.role("11", ["Marketplace"]).hasRole("ann", "11"));
    expect(withRole.can(app, "MetadataRead", keys.set("App")).witness).toEqual(
      [authorized, hasRole(ann, "11"), grants("11", "Marketplace")].sort(),
    );
  });

  it("by a user scope do for their authorizer what only administrators may with its role alone", () => {
    const builder = base().app("x", ["user:write"], { authorizers: ["ann"] });
    expect(ask(builder).can(app, "DataWrite", ann).verdict).toBe("YES");
    expect(ask(builder).can(app, "DataDelete", ann).verdict).toBe("NO");
    const withRole = ask(builder.hasRole("ann", "10").member("ann", "sales"));
    expect(withRole.can(app, "DataDelete", ann).witness).toEqual(
      [
        authorized,
        hasRole(ann, "10"),
        grants("10", "User:Edit"),
        scopedTo("10", "User:Edit", sales),
        relation(ann, "MEMBER_OF", sales),
      ].sort(),
    );
  });

  it("take their authorizer's state, and its roles' gaps for what they list", () => {
    const dormant = ask(
      account()
        .user("bob", { status: "inactive" })
        .role("0")
        .hasRole("bob", "0")
        .app("x", ["user:read:admin"], { authorizers: ["bob"] }),
    );
    expect(dormant.can(app, "DataRead", users)).toMatchObject({ verdict: "NO", state: "DORMANT" });
    const gap = ask(
      base()
        .hasRole("ann", "10")
        .app("x", ["recording:write:admin"], { authorizers: ["ann"] }),
    );
    expect(gap.can(app, "DataWrite", keys.set("Recording"))).toMatchObject({ verdict: "UNKNOWN", gaps: ["catalog"] });
    expect(gap.can(app, "MetadataDelete", keys.set("Role")).verdict).toBe("NO");
    expect(gap.can(ann, "MetadataDelete", keys.set("Role")).gaps).toEqual(["catalog"]);
  });

  it("with a scope that the catalog does not know hold something uncategorized, at most", () => {
    const oracle = ask(base().app("x", ["brand:new"], { authorizers: ["ann"] }));
    expect(oracle.can(app, "Uncategorized", keys.set("Account"))).toMatchObject({
      verdict: "UNKNOWN",
      state: "UNKNOWN",
      witness: [],
    });
    expect(oracle.holders({ kind: "scope", code: "brand:new" }).rows.map(({ principal }) => principal)).toEqual([app]);
  });

  it("without scopes are a gap on everything", () => {
    const oracle = ask(base().app("x", null));
    expect(oracle.can(app, "DataDelete", keys.set("CallLog")).gaps).toEqual(["app"]);
    expect(oracle.can(app, "DataCreate", keys.set("CallLog")).gaps).toEqual([]);
    expect(oracle.can(ann, "DataDelete", keys.set("CallLog")).gaps).toEqual([]);
  });
});

describe("states and standings", () => {
  it("a dormant user is a NO with its state, and no gap counts for it", () => {
    const oracle = ask(
      account()
        .user("ann", { status: "inactive" })
        .role("10", ["User:Read"])
        .hasRole("ann", "10")
        .coverage("role-members", "", "denied"),
    );
    expect(oracle.can(ann, "DataRead", users)).toMatchObject({ verdict: "NO", state: "DORMANT", gaps: [] });
    expect(oracle.can(ann, "DataDelete", users)).toMatchObject({ verdict: "NO", state: null, gaps: [] });
    const list = oracle.whoCan({ permissions: ["DataRead"], resource: users, extent: "ALL" });
    expect(list).toMatchObject({ rows: [], totalCount: 0, counts: { active: 0, dormant: 1 }, gaps: [] });
    const all = oracle.whoCan({
      permissions: ["DataRead"],
      resource: users,
      extent: "ALL",
      filter: { states: ["DORMANT"] },
    });
    expect(all).toMatchObject({ totalCount: 1, gaps: ["role-members"] });
  });

  it("products that the account lacks are gated", () => {
    const oracle = ask(account().user("ann").role("10", ["Phone:Read"]).hasRole("ann", "10").lacks("phone"));
    expect(oracle.can(ann, "MetadataRead", keys.set("Site"))).toMatchObject({ verdict: "NO", state: "GATED" });
  });

  it("a role of which nothing was read is every pair, at most, and no further gap", () => {
    const oracle = ask(
      account().user("ann").role("10").hasRole("ann", "10").coverage("role", keys.role("10"), "failed"),
    );
    expect(oracle.can(ann, "DataDelete", keys.set("CallLog"))).toEqual({
      verdict: "UNKNOWN",
      state: "UNKNOWN",
      witness: [hasRole(ann, "10")],
      parts: [],
      gaps: [],
    });
    const held = oracle.whoCan({ privilege: "Whatever:Edit", resource: keys.set("CallLog"), extent: "ALL" }).rows;
    expect(held.map(({ access }) => access.map(({ permission, bound }) => [permission, bound]))).toEqual([
      [
        ["DataRead", "AT_MOST"],
        ["DataDelete", "AT_MOST"],
      ],
    ]);
    expect(oracle.holders({ kind: "privilege", code: "Whatever:Edit" }).rows[0]).toMatchObject({
      state: "UNKNOWN",
      bound: "AT_MOST",
      parts: [],
    });
  });

  it("a role that a complete list lacks gives nothing; where the list is not, it is unread", () => {
    const dangling = account().user("ann").hasRole("ann", "77");
    expect(ask(dangling).can(ann, "DataWrite", users).verdict).toBe("NO");
    expect(ask(dangling.coverage("roles", "", "denied")).can(ann, "DataWrite", users).state).toBe("UNKNOWN");
  });

  it("the witness is the smallest of the best proofs, explain leaves out what a smaller one proves", () => {
    const oracle = ask(
      account()
        .user("ann")
        .user("bob")
        .group("sales")
        .member("bob", "sales")
        .groupAdmin("ann", "sales")
        .role("10", ["User:Read", "User:Edit"])
        .hasRole("ann", "10"),
    );
    const role = [hasRole(ann, "10")];
    const viaAdmin = [relation(ann, "ADMIN_OF", sales), relation(bob, "MEMBER_OF", sales)].sort();
    const { proofs } = oracle.explain(ann, "DataRead", bob);
    expect(proofs.map(({ facts }) => facts)).toEqual(
      [viaAdmin, [grants("10", "User:Edit"), ...role].sort(), [grants("10", "User:Read"), ...role].sort()].sort(
        (a, b) => (a.join("\n") < b.join("\n") ? -1 : 1),
      ),
    );
    expect(oracle.can(ann, "DataRead", bob).witness).toEqual(proofs[0]?.facts);
    expect(oracle.proves(ann, "DataRead", bob, viaAdmin)).toEqual({ state: "ACTIVE", bound: "EXACT" });
    expect(oracle.proves(ann, "DataRead", bob, viaAdmin.slice(1))).toBeNull();
  });

  it("fewer facts come before lesser keys", () => {
    const oracle = ask(
      account()
        .user("ann")
        .group("sales")
        .member("ann", "sales")
        .role("10", ["User:Read"])
        .groupHasRole("sales", "10")
        .hasRole("ann", "10"),
    );
    const direct = [grants("10", "User:Read"), hasRole(ann, "10")];
    const throughSales = [hasRole(sales, "10"), grants("10", "User:Read"), relation(ann, "MEMBER_OF", sales)];
    expect(oracle.explain(ann, "DataRead", users).proofs.map(({ facts }) => facts)).toEqual([direct, throughSales]);
    expect(oracle.can(ann, "DataRead", users).witness).toEqual(direct);
  });
});

describe("gaps", () => {
  it("undocumented needs are one for holders of a role, but not for a Member and not for the owner", () => {
    const oracle = ask(
      account()
        .user("ann")
        .user("bob")
        .user("cy")
        .role("0")
        .role("2")
        .role("10")
        .hasRole("ann", "10")
        .hasRole("bob", "2")
        .hasRole("cy", "0"),
    );
    const calls = keys.set("CallLog");
    expect(oracle.can(ann, "DataDelete", calls)).toMatchObject({ verdict: "UNKNOWN", state: null, gaps: ["catalog"] });
    expect(oracle.can(bob, "DataDelete", calls).verdict).toBe("NO");
    expect(oracle.can(cy, "DataDelete", calls).verdict).toBe("YES");
    const list = oracle.whoCan({ permissions: ["DataDelete"], resource: calls, extent: "ALL" });
    expect([list.rows.map(({ principal }) => principal), list.gaps]).toEqual([[cy], ["catalog"]]);
    const onlyBob = oracle.whoCan({
      permissions: ["DataDelete"],
      resource: calls,
      extent: "ALL",
      filter: { text: "bob" },
    });
    expect(onlyBob.gaps).toEqual([]);
  });

  it("unread members of a role count for what the role could open", () => {
    const oracle = ask(
      account()
        .user("ann")
        .role("10", ["User:Read"])
        .role("2")
        .hasRole("ann", "2")
        .coverage("role-members", keys.role("10"), "denied"),
    );
    expect(oracle.can(ann, "DataRead", users)).toEqual({
      verdict: "UNKNOWN",
      state: null,
      witness: null,
      parts: [keys.setOf("User", ann)],
      gaps: ["role-members"],
    });
    expect(oracle.can(ann, "DataWrite", users).verdict).toBe("NO");
    expect(oracle.can(ann, "DataRead", ann)).toMatchObject({ verdict: "YES", gaps: [] });
    expect(oracle.holders({ kind: "privilege", code: "User:Read" }).gaps).toEqual(["role-members"]);
    expect(oracle.holders({ kind: "privilege", code: "Role:Read" }).gaps).toEqual([]);
  });

  it("a section that was not read at all may say anything of its kind", () => {
    const builder = () => account().user("ann").user("bob").group("sales").groupAdmin("ann", "sales");
    const roles = ask(builder().coverage("role-members", "", "denied"));
    expect(roles.can(bob, "DataDelete", keys.set("CallLog")).gaps).toEqual(["role-members"]);
    expect(roles.can(bob, "DataCreate", keys.set("CallLog")).gaps).toEqual([]);
    expect(roles.can(members, "DataDelete", keys.set("CallLog")).gaps).toEqual([]);
    // A section of which there is no row was not selected: not even its known groups count as read.
    const groups = ask(builder().coverage("group-members", "", "missing").coverage("group-members", sales, "missing"));
    expect(groups.can(ann, "DataRead", bob).gaps).toEqual(["group-members"]);
    expect(groups.can(bob, "DataRead", ann).gaps).toEqual([]);
    // What has a complete row of its own was read, whatever became of the section.
    const read = ask(builder().coverage("group-admins", "", "failed").coverage("group-admins", sales, "complete"));
    expect(read.can(bob, "MetadataRead", sales).gaps).toEqual(["group-admins"]);
    expect(read.can(bob, "DataWrite", keys.setOf("User", sales)).verdict).toBe("NO");
  });

  it("an unread list of a group's members may put the resource's owner into it", () => {
    const oracle = ask(
      account()
        .user("ann")
        .user("bob")
        .group("sales")
        .group("west")
        .groupAdmin("ann", "sales")
        .coverage("group-members", sales, "failed"),
    );
    expect(oracle.can(ann, "DataRead", bob)).toMatchObject({ verdict: "UNKNOWN", gaps: ["group-members"] });
    expect(oracle.can(ann, "DataRead", keys.setOf("User", west)).verdict).toBe("NO");
    expect(oracle.can(bob, "DataRead", ann).verdict).toBe("NO");
  });

  it("unread administrators count for the group's own, not for more", () => {
    const oracle = ask(account().user("ann").group("sales").coverage("group-admins", sales, "denied"));
    expect(oracle.can(ann, "MetadataWrite", sales).gaps).toEqual(["group-admins"]);
    expect(oracle.can(ann, "MetadataDelete", sales).verdict).toBe("NO");
    expect(oracle.can(members, "MetadataWrite", sales).verdict).toBe("NO");
  });

  it("an unread share state counts for everybody, on DataRead of that recording", () => {
    const oracle = ask(account().user("ann").app("x", []).recording("r", { share: null }).recording("s"));
    const r = keys.recording("r");
    for (const principal of [ann, everyone, members]) {
      expect(oracle.can(principal, "DataRead", r)).toMatchObject({ verdict: "UNKNOWN", gaps: ["recording-shares"] });
      expect(oracle.can(principal, "DataWrite", r).verdict).toBe("NO");
      expect(oracle.can(principal, "DataRead", keys.recording("s")).verdict).toBe("NO");
    }
    expect(oracle.can(keys.app("x"), "DataRead", r).verdict).toBe("NO");
  });

  it("users and apps that were not listed are missing from lists", () => {
    const oracle = ask(account().user("ann").coverage("users", "pending", "failed").coverage("apps", "", "denied"));
    const list = (kinds: string[]) =>
      oracle.whoCan({ permissions: ["DataRead"], resource: users, extent: "ALL", filter: { kinds } }).gaps;
    expect([list(["user"]), list(["app"]), list(["pseudo"])]).toEqual([["users"], ["apps"], []]);
    expect(oracle.can(ann, "DataDelete", users).verdict).toBe("NO");
    const inactive = ask(
      account().user("ann").user("bob", { section: "group-members" }).coverage("users", "active", "partial"),
    );
    expect(inactive.can(ann, "DataDelete", users).gaps).toEqual(["users"]);
    expect(inactive.can(bob, "DataDelete", users).gaps).toEqual(["users"]);
    expect(inactive.can(bob, "DataCreate", keys.set("CallLog")).gaps).toEqual([]);
  });

  it("recordings of a month that was not read may have another host, and there may be more of them", () => {
    const oracle = ask(
      account()
        .user("ann")
        .user("bob")
        .recording("r", { owners: ["ann"] })
        .coverage("recordings", "2026-10", "partial"),
    );
    expect(oracle.can(bob, "DataDelete", keys.recording("r"))).toMatchObject({
      verdict: "UNKNOWN",
      gaps: ["recordings"],
    });
    const recordings = keys.set("Recording");
    expect(oracle.whoCan({ permissions: ["DataRead"], resource: recordings, extent: "ALL" }).gaps).toEqual([]);
    expect(oracle.whoCan({ permissions: ["DataRead"], resource: recordings, extent: "ANY" }).gaps).toEqual([
      "recordings",
    ]);
    expect(oracle.effectiveAccess({ principal: everyone, targets: "MAXIMAL" })).toMatchObject({
      rows: [],
      gaps: ["recordings"],
    });
  });
});

describe("lists", () => {
  it("rows are in byte order, filters choose principals and proofs, counts are before the state filter", () => {
    const oracle = ask(
      account()
        .user("ann", { name: "Ann Example", email: "Ann@Example.org" })
        .user("bob", { status: "inactive" })
        .group("sales")
        .member("ann", "sales")
        .role("0")
        .role("10", ["User:Read"])
        .hasRole("ann", "10")
        .hasRole("bob", "0")
        .app("x", ["user:read:admin"]),
    );
    const who = (filter: object, privilege?: string) => {
      const { rows } = oracle.whoCan({ permissions: ["DataRead"], resource: users, extent: "ALL", privilege, filter });
      return rows.map(({ principal }) => principal);
    };
    const every = { states: ["ACTIVE", "UNKNOWN", "GATED", "DORMANT"] };
    expect(who({})).toEqual([keys.app("x"), ann]);
    expect(who(every)).toEqual([keys.app("x"), ann, bob]);
    expect(who({ kinds: ["ZoomUser"] })).toEqual([ann]);
    expect(who({ groups: [sales] })).toEqual([ann]);
    expect(who({ text: "example.ORG" })).toEqual([ann]);
    expect(who({ status: ["inactive"] })).toEqual([]);
    expect(who({ ...every, status: ["inactive"] })).toEqual([bob]);
    expect(who({ origins: ["scope"] })).toEqual([keys.app("x")]);
    expect(who(every, "user:read")).toEqual([ann, bob]);
    expect(who(every, "User:Edit")).toEqual([bob]);
    expect(who({}, "scope:user:read:admin")).toEqual([keys.app("x")]);
    const { counts, totalCount } = oracle.whoCan({ permissions: ["DataRead"], resource: users, extent: "ALL" });
    expect([counts, totalCount]).toEqual([{ active: 1, unknown: 1, gated: 0, dormant: 1 }, 2]);
  });

  it("effective access lists maximal targets, permission by permission", () => {
    const oracle = ask(
      account()
        .user("ann")
        .group("sales")
        .role("10", ["User:Read", { code: "User:Edit", groups: ["sales"] }])
        .hasRole("ann", "10"),
    );
    const list = (targets: "MAXIMAL" | "ALL") =>
      oracle
        .effectiveAccess({
          principal: ann,
          targets,
          classes: ["User"],
          permissions: ["DataRead", "DataWrite", "DataDelete"],
        })
        .rows.map(({ target, access }) => [target, access.map(({ permission }) => permission)]);
    expect(list("MAXIMAL")).toEqual([
      [users, ["DataRead"]],
      [keys.setOf("User", sales), ["DataWrite", "DataDelete"]],
      [keys.setOf("User", ann), ["DataWrite"]],
    ]);
    expect(list("ALL")).toEqual([
      [users, ["DataRead"]],
      [keys.setOf("User", sales), ["DataRead", "DataWrite", "DataDelete"]],
      [keys.setOf("User", ann), ["DataRead", "DataWrite"]],
    ]);
  });

  it("an empty account has answers too", () => {
    const oracle = ask(account());
    expect(oracle.whoCan({ resource: users, extent: "ALL" })).toEqual({
      rows: [],
      totalCount: 0,
      counts: { active: 0, unknown: 0, gated: 0, dormant: 0 },
      gaps: [],
    });
    const unread = new Oracle({ ...account().build(), facts: [], coverage: [] });
    expect(unread.whoCan({ permissions: ["DataRead"], resource: users, extent: "ALL" }).gaps).toEqual([
      "apps",
      "apps-approved",
      "users",
    ]);
  });
});
