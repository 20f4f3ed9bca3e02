import { describe, expect, it } from "vitest";
import { PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { groups } from "./endpoint.ts";
import page from "./fixtures/groups.json" with { type: "json" };

describe("groups", () => {
  it("VZ-44 VZ-45 map id and name", async () => {
    const { nodes, stop, asked } = await readEndpoint(groups, [page]);
    expect(stop).toBeUndefined();
    expect(asked[0]).toMatchObject({ path: "/groups", query: { page_size: 300 } });
    expect(nodes[0]).toMatchObject({
      key: `${PREFIX}:group:SobVexyrQjqCkcxjpBWi6w`,
      kind: "ZoomGroup",
      name: "Developers",
      properties: { zoom_id: "SobVexyrQjqCkcxjpBWi6w", total_members: 200 },
    });
  });

  it("take the id for a missing name and any character in an id", async () => {
    const { nodes } = await readEndpoint(groups, [page]);
    expect(nodes[1]).toMatchObject({ key: `${PREFIX}:group:g%2F2%20%2B`, name: "g/2 +" });
  });

  it("report one without an id", async () => {
    const { nodes, stop } = await readEndpoint(groups, [{ groups: [{ name: "nameless" }] }]);
    expect(nodes).toEqual([]);
    expect(stop).toMatchObject({
      status: "partial",
      message: "1 record of 1 from GET /groups has no id or cannot be read.",
    });
  });
});
