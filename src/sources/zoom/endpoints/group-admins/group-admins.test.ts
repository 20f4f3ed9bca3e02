import { describe, expect, it } from "vitest";
import { knownNode, PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { knownFacts } from "../../../../../test/transport/zoom/test-account.ts";
import { groupAdmins } from "./endpoint.ts";
import page from "./fixtures/admins.json" with { type: "json" };

const known = knownFacts([
  knownNode("ZoomGroup", "group:g1"),
  knownNode("ZoomUser", "user:u1", { email: "ada@example.com" }),
]);
const extent = `${PREFIX}:group:g1`;

describe("group-admins", () => {
  it("are matched by e-mail without case; who matches nobody stays dangling", async () => {
    const { edges, asked } = await readEndpoint(groupAdmins, [page], { extent, known });
    expect(asked[0]?.path).toBe("/groups/g1/admins");
    expect(edges).toEqual(["user:u1|ADMIN_OF|group:g1", "email:gone%40example.com|ADMIN_OF|group:g1"]);
  });

  it("report one who is named by nothing", async () => {
    const { stop } = await readEndpoint(groupAdmins, [page], { extent, known });
    expect(stop).toMatchObject({
      status: "partial",
      message: "1 record of 3 from GET /groups/{groupId}/admins has no id or cannot be read.",
    });
  });
});
