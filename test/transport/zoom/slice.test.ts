import { afterEach, describe, expect, it } from "vitest";
import type { NodeFact } from "../../../src/model/facts.ts";
import { type FakeZoom, openSession, readSection, readWhole, startZoom } from "./fake-zoom.ts";
import { ACCOUNT, knownFacts } from "./test-account.ts";

const USERS = {
  active: [
    { id: "u1", email: "Ada@Example.com ", type: 2, status: "active", role_id: "1", group_ids: ["g1"], verified: 1 },
    { id: "u2", email: "bob@example.com", type: 1, status: "active", role_id: "2" },
  ],
  inactive: [{ id: "u3", email: "cy@example.com", type: 1, status: "inactive", role_id: "2" }],
  pending: [{ email: "Dee@example.com", type: 1, status: "pending" }],
};

let zoom: FakeZoom;
afterEach(() => zoom.close());

function account(): Promise<FakeZoom> {
  return startZoom(({ url, headers }) => {
    if (headers.authorization !== `Bearer ${zoom.tokens.at(-1)}`)
      return { status: 401, body: { code: 124, message: "no" } };
    const status = url.searchParams.get("status") as keyof typeof USERS;
    const routes: Record<string, unknown> = {
      "/v2/users": { users: USERS[status], total_records: USERS[status]?.length, next_page_token: "" },
      "/v2/groups": { groups: [{ id: "g1", name: "Sales", total_members: 2 }] },
      "/v2/groups/g1/members": { members: [{ id: "u2", email: "bob@example.com" }, { email: "dee@example.com" }] },
      "/v2/groups/g1/admins": {
        admins: [
          { email: "ADA@example.com", name: "Ada" },
          { email: "gone@example.com", name: "Gone" },
        ],
      },
      "/v2/roles": {
        roles: [
          { id: "1", name: "Admin" },
          { id: "2", name: "Member", type: "common" },
        ],
        total_records: 2,
      },
      "/v2/roles/1": {
        id: "1",
        name: "Admin",
        privileges: ["User:Edit", "Role:Read"],
        privilege_scopes: [{ permission_id: "User:Edit", group_ids: ["g1"] }],
      },
      "/v2/roles/2": { id: "2", name: "Member" },
      "/v2/roles/1/members": { members: [{ id: "u1" }] },
    };
    const body = routes[url.pathname];
    return body === undefined ? undefined : { body };
  });
}

describe("the Zoom source over a loopback server", () => {
  it("reads users, groups and roles with a server-to-server token", async () => {
    zoom = await account();
    const session = await openSession(zoom);
    const request = zoom.seen[0];
    expect(request?.method).toBe("POST");
    expect(new URLSearchParams(request?.body).get("grant_type")).toBe("account_credentials");
    expect(new URLSearchParams(request?.body).get("account_id")).toBe(ACCOUNT);
    expect(session.scopes).toEqual(["role:read:admin", "user:read:admin"]);

    const users = await readSection(session, "users");
    expect(users.map(({ extent, stop }) => [extent, stop])).toEqual([
      ["inactive", undefined],
      ["pending", undefined],
      ["active", undefined],
    ]);
    const groups = await readWhole(session, "groups");
    const roles = await readWhole(session, "roles");
    const nodes = [...users.flatMap(({ facts }) => facts), ...groups.facts, ...roles.facts].filter(
      (fact): fact is NodeFact => fact.type === "node",
    );
    const known = knownFacts(nodes);
    const prefix = `zoom:${ACCOUNT}`;
    const keys = async (section: string) => {
      const reads = await readSection(session, section, known);
      return reads.flatMap(({ facts, stop }) => [
        ...facts.map(({ key }) => key),
        ...(stop === undefined ? [] : [stop.message]),
      ]);
    };
    expect(await keys("group-members")).toEqual([
      `${prefix}:user:u2|MEMBER_OF|${prefix}:group:g1`,
      `${prefix}:pending:dee%40example.com|MEMBER_OF|${prefix}:group:g1`,
    ]);
    expect(await keys("group-admins")).toEqual([
      `${prefix}:user:u1|ADMIN_OF|${prefix}:group:g1`,
      `${prefix}:email:gone%40example.com|ADMIN_OF|${prefix}:group:g1`,
    ]);
    expect(await keys("role-members")).toEqual([`${prefix}:user:u1|HAS_ROLE|${prefix}:role:1`]);
    expect(await keys("role")).toEqual([
      `${prefix}:role:1:privilege:User%3AEdit`,
      `${prefix}:role:1|GRANTS|${prefix}:role:1:privilege:User%3AEdit`,
      `${prefix}:role:1:privilege:User%3AEdit|SCOPED_TO|${prefix}:group:g1`,
      `${prefix}:role:1:privilege:Role%3ARead`,
      `${prefix}:role:1|GRANTS|${prefix}:role:1:privilege:Role%3ARead`,
    ]);
    expect(zoom.tokens).toHaveLength(1);
    expect(session.requests()).toBe(zoom.seen.length);
    await session.close();
  });
});
