import { describe, expect, it } from "vitest";
import { account } from "../accounts/build-account.ts";
import { ann, ask, bob, grants, hasRole, keys, relation, sales, users, west } from "./by-hand.ts";

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
