import { describe, expect, it } from "vitest";
import { knownNode, PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { knownFacts } from "../../../../../test/transport/zoom/test-account.ts";
import { roleMembers } from "./endpoint.ts";
import page from "./fixtures/members.json" with { type: "json" };

const known = knownFacts([
  ...["0", "1", "2", "r1"].map((id) => knownNode("ZoomRole", `role:${id}`)),
  knownNode("ZoomUser", "user:u2", { email: "bob@example.com" }),
]);

describe("role-members", () => {
  it("are read of all roles but Member, which nearly everybody holds", () => {
    const extents = roleMembers.extents({ known, connection: {} as never, now: new Date() });
    expect(extents.map((key) => key.slice(PREFIX.length))).toEqual([":role:0", ":role:1", ":role:r1"]);
  });

  it("are named by id, else by e-mail", async () => {
    const { edges, stop, asked } = await readEndpoint(roleMembers, [page], { extent: `${PREFIX}:role:r1`, known });
    expect(asked[0]).toMatchObject({ path: "/roles/r1/members", query: { page_size: 300 } });
    expect(edges).toEqual(["user:u1|HAS_ROLE|role:r1", "user:u2|HAS_ROLE|role:r1"]);
    expect(stop).toBeUndefined();
  });
});
