import { describe, expect, it } from "vitest";
import { account } from "../accounts/build-account.ts";
import { ann, ask, bob, keys, sales, users } from "./by-hand.ts";
import { Oracle } from "./oracle.ts";

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
