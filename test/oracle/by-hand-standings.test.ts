import { describe, expect, it } from "vitest";
import { account } from "../accounts/build-account.ts";
import { ann, ask, bob, grants, hasRole, keys, relation, sales, users } from "./by-hand.ts";

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
