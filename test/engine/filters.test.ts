import { describe, expect, it } from "vitest";
import type { PrincipalFilter } from "../../src/access/engine.ts";
import { account } from "../accounts/build-account.ts";
import { Oracle } from "../oracle/oracle.ts";
import { EVERYTHING, engineOf } from "./compare.ts";

const built = account()
  .user("a b", { name: null })
  .user("ann", { name: "Ann Lee", email: "ann@one.example" })
  .user("ben", { name: "Ben", email: "ben@two.example", status: "inactive" })
  .user("cy", { name: "Çy A B", status: null })
  .pending("dee@one.example", { name: "Dee" })
  .group("sales")
  .role("reader", ["User:Read"]);
for (const user of ["a b", "ann", "ben", "cy", "dee@one.example"]) built.hasRole(user, "reader");
built.member("ann", "sales").member("ben", "sales");
const asked = { permissions: ["DataRead"], resource: built.keys.set("User"), extent: "ALL", expand: false } as const;

describe("users are chosen by", () => {
  it.each<[string, PrincipalFilter, readonly string[]]>([
    ["the one status", { status: ["active"] }, ["a b", "ann", "cy"]],
    ["another one", { status: ["pending"] }, ["dee@one.example"]],
    ["several", { status: ["active", "inactive"] }, ["a b", "ann", "ben", "cy"]],
    ["several of which none is active", { status: ["inactive", "pending"] }, ["ben", "dee@one.example"]],
    ["a text in a name or an e-mail", { text: "ONE.example" }, ["ann", "dee@one.example"]],
    ["a text in a key", { text: "a%20B" }, ["a b"]],
    ["a text of which only an id has the letters", { text: "a b" }, ["cy"]],
    ["a text that bytes do not tell", { text: "\uD800" }, []],
    ["a text and a status", { text: "e", status: ["inactive"] }, ["ben"]],
    ["groups, a text and a status", { groups: [built.keys.group("sales")], text: "e", status: ["active"] }, ["ann"]],
  ])("%s", async (_, filter, ids) => {
    const whole: PrincipalFilter = { ...filter, kinds: ["user"], states: ["ACTIVE", "DORMANT"] };
    const engine = await engineOf(built.build());
    const { rows, totalCount } = await engine.whoCan({ ...asked, entitlement: null, filter: whole, page: EVERYTHING });
    const expected = ids.map((id) => built.userKey(id)).sort();
    expect(rows.map(({ principal }) => principal.key).sort()).toEqual(expected);
    expect(totalCount).toBe(ids.length);
    const judged = new Oracle(built.build()).whoCan({ ...asked, filter: whole });
    expect(judged.rows.map(({ principal }) => principal).sort()).toEqual(expected);
  });
});
