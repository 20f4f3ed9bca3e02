import { describe, expect, it } from "vitest";
import { PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { appsApproved } from "./endpoint.ts";
import page from "./fixtures/approved.json" with { type: "json" };

describe("apps-approved", () => {
  it("are asked for by their own type and say approved, not installed", async () => {
    const { nodes, asked } = await readEndpoint(appsApproved, [page]);
    expect(asked[0]?.query).toMatchObject({ type: "approved_apps" });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({ key: `${PREFIX}:app:a1`, section: "apps-approved" });
    expect(nodes[0]?.properties).toMatchObject({ approved: true, approval_type: "forSpecificUser" });
    expect(nodes[0]?.properties).not.toHaveProperty("installed");
    expect(nodes[0]?.properties).not.toHaveProperty("install_level");
  });
});
