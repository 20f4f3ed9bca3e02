import { expect, it } from "vitest";
import { account } from "../accounts/build-account.ts";
import { engineOf } from "./compare.ts";

const shown = ({ relation, from, to }: { readonly relation: string; readonly from: string; readonly to: string }) =>
  [from, relation, to].map((part) => part.replace("zoom:A:", "")).join(" ");

it("what relations lack is told with its reason, in the order of their keys", async () => {
  const built = account()
    .user("ann")
    .group("sales")
    .role("reader", ["User:Read", { code: "User:Edit", groups: ["sales", "gone"] }])
    .hasRole("ann", "reader")
    .hasRole("ann", "gone")
    .hasRole("lost", "reader")
    .member("ann", "sales", "users")
    .member("lost", "gone")
    .groupHasRole("sales", "reader")
    .groupAdmin("lost", "sales")
    .app("x", [], { authorizers: ["lost"] })
    .recording("r", { owners: ["ann", "lost"] });
  const { keys } = built;
  const [from, to] = [keys.privilege("reader", "User:Delete"), keys.group("sales")];
  const said = { section: "role", extent: keys.role("reader"), properties: {} };
  built.fact({ type: "relation", key: `${from}|SCOPED_TO|${to}`, from, relation: "SCOPED_TO", to, ...said });
  const engine = await engineOf(built.build());
  const { dangling } = await engine.report();
  expect(dangling.map((one) => `${shown(one)}: ${one.reason}`)).toEqual([
    "recording:r HOSTED_BY user:lost: The account has no such host.",
    "role:reader:privilege:User%3ADelete SCOPED_TO group:sales: The role does not hold the privilege that is limited.",
    "role:reader:privilege:User%3AEdit SCOPED_TO group:gone: The privilege is limited to a group that the account does not have.",
    "user:ann HAS_ROLE role:gone: The account has no such role.",
    "user:lost ADMIN_OF group:sales: The account has no such user.",
    "user:lost AUTHORIZED app:x: The account has no such user.",
    "user:lost HAS_ROLE role:reader: The account has no such user.",
    "user:lost MEMBER_OF group:gone: The account has no such group.",
  ]);
  expect(await engine.report()).toBe(await engine.report());
});

it("nothing dangles from lists that were not read to their end", async () => {
  const built = account()
    .user("ann")
    .hasRole("ann", "gone")
    .member("lost", "gone")
    .recording("r", { owners: ["lost"] });
  for (const section of ["users", "roles", "groups"] as const) built.coverage(section, "", "failed");
  expect((await (await engineOf(built.build())).report()).dangling).toEqual([]);
});

it("a relation that one of two lists says is told where the other one was read", async () => {
  const built = account()
    .user("ann")
    .user("ben", { section: "group-members" })
    .group("sales")
    .group("west")
    .role("reader")
    .role("2")
    .hasRole("ann", "reader")
    .hasRole("ann", "2", "users")
    .member("ann", "sales", "users")
    .member("ann", "west", "users")
    .member("ben", "sales")
    .coverage("group-members", account().keys.group("west"), "failed");
  const { disagreements } = await (await engineOf(built.build())).report();
  expect(disagreements.map((one) => `${shown(one)}: ${one.saidBy.join()} not ${one.notSaidBy.join()}`)).toEqual([
    "user:ann HAS_ROLE role:reader: role-members not users",
    "user:ann MEMBER_OF group:sales: users not group-members",
  ]);
});
