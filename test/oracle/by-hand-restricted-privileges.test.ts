import { describe, expect, it } from "vitest";
import { account } from "../accounts/build-account.ts";
import { ann, ask, bob, cy, grants, hasRole, keys, relation, sales, scopedTo, users, west } from "./by-hand.ts";

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
