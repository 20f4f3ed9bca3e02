import { describe, expect, it } from "vitest";
import { account } from "../accounts/build-account.ts";
import { ann, ask, bob, everyone, keys, members, relation, sales } from "./by-hand.ts";

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
