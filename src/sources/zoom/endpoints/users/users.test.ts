import { describe, expect, it } from "vitest";
import { PREFIX, type ReadOptions, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import type { NodeFact } from "../../../../model/facts.ts";
import { users } from "./endpoint.ts";
import active from "./fixtures/active.json" with { type: "json" };
import inactive from "./fixtures/inactive.json" with { type: "json" };
import pending from "./fixtures/pending.json" with { type: "json" };

const PAGES = { active, inactive, pending };
const read = (status: keyof typeof PAGES, options: ReadOptions = {}) =>
  readEndpoint(users, [PAGES[status]], { extent: status, ...options });

async function user(id: string): Promise<NodeFact> {
  const { nodes } = await read("active");
  return nodes.find(({ key }) => key === `${PREFIX}:user:${id}`) as NodeFact;
}

/** The node of one user with these members beside an id and an e-mail. */
async function nodeOf(members: Record<string, unknown>): Promise<NodeFact> {
  const record = { id: "x", email: "x@example.com", type: 1, ...members };
  const { nodes } = await readEndpoint(users, [{ users: [record] }], { extent: "active" });
  return nodes[0] as NodeFact;
}

describe("users", () => {
  it("VZ-21 AX-25 are asked for by status: active, inactive and pending", async () => {
    const extents = users.extents({
      known: { nodes: () => [], userByEmail: () => undefined },
      connection: { includeInactive: true } as never,
      now: new Date(),
    });
    expect([...extents].toSorted()).toEqual(["active", "inactive", "pending"]);
    for (const status of ["active", "inactive", "pending"] as const) {
      const { asked, nodes, stop } = await read(status);
      expect(asked[0]).toMatchObject({ path: "/users", query: { status, page_size: 300 } });
      expect(nodes).toHaveLength(PAGES[status].users.length);
      expect(nodes.every((node) => node.properties["status"] === status)).toBe(true);
      expect(stop).toBeUndefined();
    }
  });

  it("leaves inactive ones unread, and says so, when told to", () => {
    const told = (includeInactive: boolean) => ({ includeInactive }) as never;
    expect(users.turnedOff?.("inactive", told(false))).toMatch(/turned off/);
    expect(users.turnedOff?.("inactive", told(true))).toBeUndefined();
    expect(users.turnedOff?.("active", told(false))).toBeUndefined();
  });

  it("VZ-22 VZ-23 VZ-24 VZ-25 VZ-28 VZ-29 VZ-30 map the record's properties", async () => {
    const ada = await user("KDcuGIm1QgePTO8WbOqwIQ");
    expect(ada.name).toBe("Countess Ada");
    expect(ada.properties).toEqual({
      account_id: "AbCdEfGhIjKlMnOp",
      zoom_id: "KDcuGIm1QgePTO8WbOqwIQ",
      email: "ada.byron@example.com",
      email_as_given: " Ada.Byron@Example.com",
      first_name: "Ada",
      last_name: "Byron",
      display_name: "Countess Ada",
      department: "Engines",
      status: "active",
      is_active: true,
      verified: true,
      type: 2,
      plan_type: "Licensed",
      role_id: "1",
      group_ids: ["g1", "g2"],
      created_at: "2019-06-01T07:58:03.000Z",
      last_login_time: "2026-11-01T05:40:55.000Z",
      employee_unique_id: "E-1",
      timezone: "Europe/London",
    });
  });

  it("VZ-27 VZ-32 VZ-34 VZ-35 derive is_active from the status", async () => {
    for (const status of ["active", "inactive", "pending"] as const) {
      const { nodes } = await read(status);
      expect(nodes[0]?.properties).toMatchObject({ status, is_active: status === "active" });
    }
    expect((await nodeOf({ status: undefined })).properties).toMatchObject({ status: "active", is_active: true });
  });

  it.each([
    [1, true],
    [0, false],
    [true, true],
    ["false", false],
    [undefined, undefined],
    [null, undefined],
  ])("VZ-31 makes verified %j the boolean %j", async (given, expected) => {
    expect((await nodeOf({ verified: given })).properties["verified"]).toBe(expected);
  });

  it.each([
    [1, "Basic"],
    [2, "Licensed"],
    [4, "Unassigned without Meetings Basic"],
    [99, "None (legacy SSO)"],
  ])("VZ-33 VZ-37 VZ-38 VZ-39 VZ-40 VZ-65 give plan type %i as number and label %s", async (type, label) => {
    expect((await nodeOf({ type, verified: 1 })).properties).toMatchObject({ type, plan_type: label, verified: true });
  });

  it("keeps an unknown plan type as a number without a label", async () => {
    const { properties } = await nodeOf({ type: 3 });
    expect(properties["type"]).toBe(3);
    expect(properties).not.toHaveProperty("plan_type");
  });

  it.each([
    [{ display_name: "Shown", first_name: "A", last_name: "B" }, "Shown"],
    [{ display_name: "", first_name: "A", last_name: "B" }, "A B"],
    [{ display_name: "  ", first_name: " A ", last_name: "" }, "A"],
    [{ first_name: null, last_name: "B" }, "B"],
    [{ first_name: "", last_name: " " }, "x@example.com"],
    [{ email: undefined }, "x"],
    [{ display_name: "李 小龍 ‏👩‍💻" }, "李 小龍 ‏👩‍💻"],
  ])("VZ-63 builds the name of %j as %j", async (members, name) => {
    expect((await nodeOf(members)).name).toBe(name);
  });

  it("say their role and groups, each group once", async () => {
    const { edges } = await read("active");
    expect(edges).toEqual([
      "user:KDcuGIm1QgePTO8WbOqwIQ|HAS_ROLE|role:1",
      "user:KDcuGIm1QgePTO8WbOqwIQ|MEMBER_OF|group:g1",
      "user:KDcuGIm1QgePTO8WbOqwIQ|MEMBER_OF|group:g2",
      "user:u2|HAS_ROLE|role:2",
      "user:u3|HAS_ROLE|role:2",
      "user:u4|HAS_ROLE|role:RqBLcd1jLS9a7RBkbGtqn2A",
    ]);
  });

  it("key invitations by e-mail without case, with the e-mail as it was given beside", async () => {
    const { nodes, edges } = await read("pending");
    expect(nodes.map(({ key }) => key)).toEqual([
      `${PREFIX}:pending:new.hire%40example.com`,
      `${PREFIX}:pending:second%40example.com`,
    ]);
    expect(nodes[0]?.properties).toMatchObject({
      email: "new.hire@example.com",
      email_as_given: "New.Hire@Example.com",
    });
    expect(nodes[0]?.properties).not.toHaveProperty("zoom_id");
    expect(edges).toEqual(["pending:second%40example.com|MEMBER_OF|group:g1"]);
  });

  it("leave a last sign-in that was not sent absent: it is unknown, not never", async () => {
    expect((await user("u2")).properties).not.toHaveProperty("last_login_time");
    expect((await nodeOf({ last_login_time: "not a time" })).properties).not.toHaveProperty("last_login_time");
  });

  it("drop the host key before anything is made of the record", async () => {
    expect(JSON.stringify((await read("active")).facts)).not.toContain("CANARY");
  });

  it("count and report a record that is nobody, and keep the others", async () => {
    const bodies = [
      { users: [{ type: 1 }, { id: "u1", email: "a@example.com" }, { id: { odd: true } }], total_records: 3 },
    ];
    const { nodes, stop } = await readEndpoint(users, bodies, { extent: "active" });
    expect(nodes.map(({ key }) => key)).toEqual([`${PREFIX}:user:u1`]);
    expect(stop).toMatchObject({
      status: "partial",
      message: "2 records of 3 from GET /users have no id or cannot be read.",
    });
  });
});
