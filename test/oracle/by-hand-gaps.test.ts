import { describe, expect, it } from "vitest";
import { account } from "../accounts/build-account.ts";
import { ann, ask, bob, cy, everyone, keys, members, sales, users, west } from "./by-hand.ts";

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

  it("a share state that was read once, but not to its end since, is no longer all there may be", () => {
    const given = account()
      .user("ann")
      .recording("open", { share: "publicly" })
      .recording("shut", { share: "none" })
      .coverage("recording-shares", keys.recording("open"), "failed")
      .coverage("recording-shares", keys.recording("shut"), "partial");
    const oracle = ask(given);
    expect(oracle.can(ann, "DataRead", keys.recording("open")).verdict).toBe("YES");
    for (const principal of [ann, everyone, members]) {
      const shut = oracle.can(principal, "DataRead", keys.recording("shut"));
      expect(shut).toMatchObject({ verdict: "UNKNOWN", gaps: ["recording-shares"] });
    }
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
