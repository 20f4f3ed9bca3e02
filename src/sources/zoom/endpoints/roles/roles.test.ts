import { describe, expect, it } from "vitest";
import { PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { roles } from "./endpoint.ts";
import page from "./fixtures/roles.json" with { type: "json" };

describe("roles", () => {
  it("VZ-48 map the type, common unless said", async () => {
    const { nodes, asked } = await readEndpoint(roles, [page]);
    expect(asked).toEqual([{ path: "/roles", query: { page_size: undefined, next_page_token: undefined } }]);
    expect(nodes.map(({ properties }) => properties["type"])).toEqual(["common", "common", "common", "iq"]);
  });

  it("are keyed by id, whatever their name and whether it is a number or text", async () => {
    const { nodes, stop } = await readEndpoint(roles, [page]);
    expect(stop).toBeUndefined();
    expect(nodes.map(({ key }) => key)).toEqual(
      ["0", "1", "2", "RqBLcd1jLS9a7RBkbGtqn2A"].map((id) => `${PREFIX}:role:${id}`),
    );
    expect(nodes[0]).toMatchObject({
      kind: "ZoomRole",
      name: "Propriétaire",
      properties: { zoom_id: "0", description: "Renamed owner", total_members: 1 },
    });
  });

  it("are partial when fewer came than counted", async () => {
    expect((await readEndpoint(roles, [{ ...page, total_records: 9 }])).stop?.status).toBe("partial");
  });
});
