import { describe, expect, it } from "vitest";
import { knownNode, PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { knownFacts } from "../../../../../test/transport/zoom/test-account.ts";
import { groupMembers } from "./endpoint.ts";
import page from "./fixtures/members.json" with { type: "json" };

const known = knownFacts([
  knownNode("ZoomGroup", "group:g%2F1"),
  knownNode("ZoomGroup", "group:g2"),
  knownNode("ZoomUser", "pending:invited%40example.com", { email: "invited@example.com" }),
]);
const extent = `${PREFIX}:group:g%2F1`;

describe("group-members", () => {
  it("are read group by group", () => {
    const plan = { known, connection: {} as never, now: new Date() };
    expect(groupMembers.extents(plan)).toEqual([extent, `${PREFIX}:group:g2`]);
  });

  it("are named by id, else by the known user of the e-mail, else stay dangling", async () => {
    const { edges, nodes, stop, asked } = await readEndpoint(groupMembers, [page], { extent, known });
    expect(asked[0]?.path).toBe("/groups/g%2F1/members");
    expect(edges).toEqual([
      "user:u1|MEMBER_OF|group:g%2F1",
      "pending:invited%40example.com|MEMBER_OF|group:g%2F1",
      "email:nobody%40example.com|MEMBER_OF|group:g%2F1",
    ]);
    expect([nodes, stop]).toEqual([[], undefined]);
  });

  it("may be none", async () => {
    expect(await readEndpoint(groupMembers, [{ page_count: 0 }], { extent })).toMatchObject({
      facts: [],
      stop: undefined,
    });
  });

  it("keep what was read when the group is gone meanwhile", async () => {
    const gone = { code: 4130, message: "A group with this {groupId} does not exist." };
    const { stop } = await readEndpoint(groupMembers, [gone], { extent, status: 404 });
    expect(stop).toMatchObject({ status: "partial", fatal: false });
  });
});
