import { describe, expect, it } from "vitest";
import { account } from "../accounts/build-account.ts";
import { ann, ask, bob, grants, hasRole, keys, relation, sales, scopedTo, users } from "./by-hand.ts";

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
