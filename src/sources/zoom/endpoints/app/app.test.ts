import { describe, expect, it } from "vitest";
import { PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { app } from "./endpoint.ts";
import detail from "./fixtures/app.json" with { type: "json" };

const extent = `${PREFIX}:app:a1`;

describe("app", () => {
  it("says its scopes exactly, trimmed and distinct", async () => {
    const { nodes, asked, stop } = await readEndpoint(app, [detail], { extent });
    expect(asked[0]?.path).toBe("/marketplace/apps/a1");
    expect(nodes[0]).toMatchObject({
      key: extent,
      name: "Calendar Helper",
      properties: { app_scopes: ["meeting:read", "user:read:admin"] },
    });
    expect(stop).toBeUndefined();
    expect(JSON.stringify(nodes)).not.toContain("CANARY");
  });

  it("has no scopes where the list is empty, and unread ones where there is none", async () => {
    const empty = await readEndpoint(app, [{ app_id: "a1", app_scopes: [] }], { extent });
    expect(empty.nodes[0]?.properties["app_scopes"]).toEqual([]);
    for (const missing of [{ app_id: "a1" }, { app_scopes: null }]) {
      const { nodes, stop } = await readEndpoint(app, [missing], { extent });
      expect(nodes[0]?.key).toBe(extent);
      expect(nodes[0]?.properties).not.toHaveProperty("app_scopes");
      expect(stop).toBeUndefined();
    }
  });
});
