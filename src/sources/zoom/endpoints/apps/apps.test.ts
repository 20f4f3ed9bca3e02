import { describe, expect, it } from "vitest";
import { PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { apps } from "./endpoint.ts";
import page from "./fixtures/account-added.json" with { type: "json" };

describe("apps", () => {
  it("CL-01 become one node each, with install level account, as many as listed", async () => {
    const { nodes, asked, stop } = await readEndpoint(apps, [page]);
    expect(asked[0]).toMatchObject({ path: "/marketplace/apps", query: { type: "account_added", page_size: 300 } });
    expect(new Set(nodes.map(({ key }) => key)).size).toBe(page.apps.length);
    expect(
      nodes.every(
        ({ kind, properties }) =>
          kind === "ZoomApp" && properties["install_level"] === "account" && properties["installed"],
      ),
    ).toBe(true);
    expect(stop).toBeUndefined();
  });

  it("map what the list says", async () => {
    const { nodes } = await readEndpoint(apps, [page]);
    expect(nodes[0]).toMatchObject({
      key: `${PREFIX}:app:nqSreNVsQ2eGzUMGnA8AHA`,
      name: "Calendar Helper",
      properties: {
        app_id: "nqSreNVsQ2eGzUMGnA8AHA",
        app_type: "OAuthApp",
        app_usage: 1,
        approval_type: "forAllUser",
        approval_required: false,
        app_scopes: ["meeting:read:list_meetings:admin", "user:read:admin"],
      },
    });
    expect(nodes[1]?.properties).toMatchObject({ approval_type: "forSpecificUser", approval_required: true });
    expect(nodes[2]).toMatchObject({ name: "bare" });
    expect(nodes[2]?.properties).not.toHaveProperty("approval_required");
  });

  it("keep publish state and developer: published, unpublished, sharable; third party, internal, Zoom", async () => {
    const { nodes } = await readEndpoint(apps, [page]);
    expect(nodes.map(({ properties }) => [properties["app_status"], properties["developer_type"]])).toEqual([
      ["PUBLISHED", "THIRD_PARTY"],
      ["UNPUBLISHED", "INTERNAL"],
      ["SHARABLE", "ZOOM"],
    ]);
  });

  it("leave scopes unread where the list names them by sentences, or none", async () => {
    const { nodes } = await readEndpoint(apps, [page]);
    expect(nodes[1]?.properties).not.toHaveProperty("app_scopes");
    expect(nodes[2]?.properties).not.toHaveProperty("app_scopes");
  });
});
