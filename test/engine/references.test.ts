import { describe, expect, it } from "vitest";
import { ask } from "../../src/access/ask.ts";
import { holders } from "../../src/access/holders.ts";
import { account } from "../accounts/build-account.ts";
import { engineOf } from "./compare.ts";

const built = account()
  .user("ann")
  .group("sales")
  .member("ann", "sales")
  .member("ann", "unlisted")
  .coverage("groups", "", "failed")
  .role("odd", ["Brand:New", "Colour:Edit"])
  .hasRole("ann", "odd")
  .app("x");

describe("a privilege that the catalog does not know is found where a role holds", () => {
  const isFound = async (code: string) => {
    const { answer } = await ask(holders, { entitlement: `privilege:${code}` }, () => engineOf(built.build()));
    return answer.rows.map(({ principal }) => principal.key);
  };

  it.each(["Brand:New", "brand:new", " BRAND:NEW ", "Colour:Edit", "colour:read"])("it or more: %s", async (code) => {
    expect(await isFound(code)).toEqual([built.keys.user("ann")]);
  });

  it.each(["Brand:Ne", "Brand", "Brand:Read", "Colour:Write", "New"])("nothing like it: %s", async (code) => {
    await expect(isFound(code)).rejects.toMatchObject({ code: "NO_SUCH_NODE" });
  });
});

describe("a filter by groups", () => {
  const who = async (group: string) => {
    const asked = { entitlement: "role:odd", filter: { groups: [group] } };
    return (await ask(holders, asked, () => engineOf(built.build()))).answer.totalCount;
  };

  it.each(["group:sales", built.keys.group("unlisted")])("takes a group, with a node or without: %s", async (group) => {
    expect(await who(group)).toBe(1);
  });

  it.each([
    "role:odd",
    "user:ann",
    "app:x",
    "set:User",
    `set:User:group:${built.keys.group("sales").split(":").at(-1)}`,
  ])("refuses what has no members: %s", async (group) => {
    await expect(who(group)).rejects.toMatchObject({ code: "BAD_ARGUMENT", field: "filter.groups" });
  });
});
