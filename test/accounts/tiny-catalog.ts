import type { Capability, CatalogData } from "../../src/catalog/capability.ts";
import type { ResourceClass } from "../../src/model/class.ts";
import type { Permission } from "../../src/model/permissions.ts";

/**
 * A catalog small enough to think about, with every case that semantics.md tells apart: the three kinds of classes,
 * undocumented needs, needs that nothing meets, conjunctions, alternatives, several scopes, admin-only, products, and Read met by Edit.
 */

function resourceClass(
  name: string,
  belongsTo: ResourceClass["belongsTo"],
  product: string | null = null,
): ResourceClass {
  return { name, belongsTo, product, area: "Test", description: `The class ${name}.` };
}

interface Row {
  readonly needs: readonly (readonly string[])[] | null;
  readonly admin?: readonly string[];
  readonly user?: readonly string[];
  readonly adminOnly?: true;
}

function capability(id: string, className: string, permission: Permission, row: Row): Capability {
  return {
    id,
    class: className,
    permission,
    needs: row.needs,
    adminScopes: row.admin ?? [],
    userScopes: row.user ?? [],
    marks: row.adminOnly === true ? ["admin-only"] : [],
    evidence: "assumed",
    needsEvidence: row.needs === null ? null : "assumed",
    source: "made for tests",
  };
}

const CAPABILITIES: readonly Capability[] = [
  capability("GET /users", "User", "DataRead", {
    needs: [["User:Read"]],
    admin: ["user:read:admin", "user:master"],
    user: ["user:read"],
  }),
  capability("PATCH /users", "User", "DataWrite", {
    needs: [["User:Edit"]],
    admin: ["user:write:admin", "user:master"],
    user: ["user:write"],
  }),
  capability("POST /users", "User", "DataCreate", { needs: [["User:Edit"]], admin: ["user:write:admin"] }),
  capability("DELETE /users", "User", "DataDelete", {
    needs: [["User:Edit"]],
    admin: ["user:write:admin"],
    user: ["user:write"],
    adminOnly: true,
  }),
  capability("GET /users/settings", "User", "MetadataRead", {
    needs: [["User:Read", "AccountSetting:Read"]],
    admin: ["user:read:admin"],
    user: ["user:read"],
  }),
  capability("PATCH /users/settings", "User", "MetadataWrite", {
    needs: [["User:Edit", "Group:Edit"], ["AccountSetting:Edit"]],
    admin: ["user:write:admin"],
  }),
  capability("GET /users/presence", "User", "NonData", { needs: null, admin: ["user:master"], user: ["user:read"] }),

  capability("GET /recordings", "Recording", "DataRead", {
    needs: [["Recording:Read"], ["RecordingContent:Read"]],
    admin: ["recording:read:admin"],
    user: ["recording:read"],
  }),
  capability("PLAY recording", "Recording", "DataRead", { needs: [["RecordingContent:Read"]] }),
  capability("PATCH /recordings", "Recording", "DataWrite", {
    needs: null,
    admin: ["recording:write:admin"],
    user: ["recording:write"],
  }),
  capability("DELETE /recordings", "Recording", "DataDelete", {
    needs: [["Recording:Edit", "RecordingContent:Edit"]],
    admin: ["recording:write:admin"],
    user: ["recording:write"],
  }),

  capability("GET /calls", "CallLog", "DataRead", {
    needs: [["Phone:Read"]],
    admin: ["phone:read:admin"],
    user: ["phone:read"],
  }),
  capability("DELETE /calls", "CallLog", "DataDelete", { needs: null, admin: ["phone:write:admin"] }),

  capability("GET /groups", "Group", "MetadataRead", { needs: [["Group:Read"]], admin: ["group:read:admin"] }),
  capability("DELETE /groups", "Group", "MetadataDelete", { needs: [["Group:Edit"]], admin: ["group:write:admin"] }),
  capability("GET /groups/settings", "GroupSetting", "MetadataRead", {
    needs: [["Group:Read", "User:Read"]],
    admin: ["group:read:admin"],
    user: ["group:read"],
  }),
  capability("PATCH /groups/settings", "GroupSetting", "MetadataWrite", { needs: null, admin: ["group:write:admin"] }),
  capability("POST /groups/members", "GroupMember", "MetadataWrite", {
    needs: [["Group:Edit"]],
    admin: ["group:write:admin"],
  }),

  capability("GET /roles", "Role", "MetadataRead", { needs: [["Role:Read"]], admin: ["role:read:admin"] }),
  capability("PATCH /roles", "Role", "MetadataWrite", {
    needs: [["Role:Edit"]],
    admin: ["role:write:admin", "role:master"],
  }),
  capability("POST /roles/members", "Role", "NonData", {
    needs: [["Role:Edit", "User:Edit"]],
    admin: ["role:write:admin"],
  }),
  capability("DELETE /roles", "Role", "MetadataDelete", { needs: null, admin: ["role:write:admin"] }),
  capability("GET /apps", "App", "MetadataRead", {
    needs: [["Marketplace"]],
    admin: ["app:read:admin"],
    user: ["app:read"],
  }),
  capability("POST /apps/notifications", "App", "NonData", { needs: [], user: ["app:notify"] }),
  capability("TRANSFER ownership", "Account", "NonData", { needs: [] }),
  capability("GET /accounts/settings", "Account", "MetadataRead", {
    needs: [["AccountSetting:Read"]],
    admin: ["account:read:admin"],
  }),
  capability("PATCH /accounts/settings", "Account", "MetadataWrite", {
    needs: [["AccountSetting:Edit", "Role:Read"]],
    admin: ["account:write:admin"],
  }),
  capability("GET /sites", "Site", "MetadataRead", {
    needs: [["Phone:Read"]],
    admin: ["phone:read:admin"],
    user: ["phone:read"],
  }),
];

const CODES: readonly string[] = [
  "User:Read",
  "User:Edit",
  "AccountSetting:Read",
  "AccountSetting:Edit",
  "Recording:Read",
  "Recording:Edit",
  "RecordingContent:Read",
  "RecordingContent:Edit",
  "Phone:Read",
  "Phone:Edit",
  "Group:Read",
  "Group:Edit",
  "Role:Read",
  "Role:Edit",
  "Marketplace",
  "Useless:Read",
];

function scopeLevel(scope: string): "admin" | "user" | "master" {
  if (scope.endsWith(":master")) return "master";
  return scope.endsWith(":admin") ? "admin" : "user";
}

const SCOPES = [
  ...new Set([
    ...CAPABILITIES.flatMap(({ adminScopes, userScopes }) => [...adminScopes, ...userScopes]),
    "useless:read",
  ]),
];

export const TINY_CATALOG: CatalogData = {
  classes: [
    resourceClass("User", "user"),
    resourceClass("Recording", "user", "recording"),
    resourceClass("CallLog", "user", "phone"),
    resourceClass("Group", "group"),
    resourceClass("GroupSetting", "group"),
    resourceClass("GroupMember", "group"),
    resourceClass("Role", "account"),
    resourceClass("App", "account"),
    resourceClass("Account", "account"),
    resourceClass("Site", "account", "phone"),
  ],
  capabilities: CAPABILITIES,
  operations: [],
  privileges: CODES.map((code) => ({
    code,
    area: "Test",
    meaning: `The privilege ${code}.`,
    source: "made for tests",
    opensNothing: code === "Useless:Read" ? "It is here to open nothing." : null,
  })),
  productRoles: [],
  scopes: SCOPES.map((scope) => ({
    scope,
    level: scopeLevel(scope),
    source: "made for tests",
    opensNothing: scope === "useless:read" ? "It is here to open nothing." : null,
  })),
};

/** The same where one product has roles of its own. */
export const TINY_CATALOG_WITH_PRODUCT_ROLES: CatalogData = {
  ...TINY_CATALOG,
  productRoles: [{ product: "phone", name: "Calls", codes: ["Phone:Edit"], source: "made for tests" }],
};
