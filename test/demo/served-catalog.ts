import type { CatalogData } from "../../src/catalog/capability.ts";

type Row = readonly [
  operation: string,
  needs: readonly (readonly string[])[] | null,
  adminScopes: readonly string[],
  label: "light" | "medium",
];

/** What the documents say about the operations that the fake Zoom serves, written by hand for its own tests. */
const ROWS: readonly Row[] = [
  ["GET /users", [["User:Read"]], ["user:read:admin", "user:write:admin", "user:read:list_users:admin"], "medium"],
  ["GET /groups", [["Group:Read"]], ["group:read:admin", "group:read:list_groups:admin"], "medium"],
  ["GET /groups/{groupId}/members", [["Group:Read"]], ["group:read:admin", "group:read:list_members:admin"], "medium"],
  ["GET /groups/{groupId}/admins", [["Group:Read"]], ["group:read:admin", "group:read:administrator:admin"], "medium"],
  ["GET /roles", [["Role:Read"]], ["role:read:admin", "role:read:list_roles:admin"], "medium"],
  ["GET /roles/{roleId}", null, ["role:read:admin", "role:read:role:admin"], "light"],
  ["GET /roles/{roleId}/members", [["Role:Read"]], ["role:read:admin", "role:read:list_members:admin"], "medium"],
  [
    "GET /accounts/{accountId}/settings",
    [["AccountSetting:Read"]],
    ["account:read:admin", "account:read:settings:admin", "account:read:settings:master"],
    "medium",
  ],
  [
    "GET /marketplace/apps",
    [["MarketPlace:Read"]],
    ["marketplace_app:read:admin", "marketplace:read:list_apps:admin"],
    "medium",
  ],
  [
    "GET /marketplace/apps/{appId}",
    [["MarketPlace:Read"]],
    ["marketplace_app:read:admin", "marketplace:read:app:admin"],
    "medium",
  ],
  [
    "GET /accounts/me/recordings",
    [["Recording:Read"]],
    ["recording:read:admin", "cloud_recording:read:list_account_recordings:admin"],
    "medium",
  ],
  [
    "GET /meetings/{meetingId}/recordings/settings",
    [["RecordingContent:Read"]],
    ["recording:read:admin", "cloud_recording:read:recording_settings:admin"],
    "light",
  ],
];

export const SERVED_CATALOG: Pick<CatalogData, "capabilities" | "operations"> = {
  capabilities: ROWS.map(([id, needs, adminScopes]) => ({
    id,
    class: "Account",
    permission: "MetadataRead",
    needs,
    adminScopes,
    userScopes: [],
    marks: [],
    evidence: "hand-written",
    needsEvidence: needs === null ? null : "hand-written",
    source: "this test",
  })),
  operations: ROWS.map(([id, , , rateLabel]) => ({
    id,
    method: "GET",
    path: id.slice(4),
    rateLabel,
    family: "core",
    summary: id,
  })),
};
