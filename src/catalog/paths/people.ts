import { fromSource, type PathRule } from "../authoring.ts";

/** Users, groups, roles and directories. A profile is Data; settings, groups and roles are Metadata. */
export const PEOPLE_PATHS: readonly PathRule[] = fromSource<PathRule>("Zoom OpenAPI: Users, Accounts, SCIM2", [
  { path: "/users", class: "User", as: "data", marks: { POST: ["admin-only"] } },
  { path: "/users/email", class: "User", as: "metadata" },
  { path: "/users/features", class: "UserSetting", as: "part of metadata", marks: { POST: ["admin-only"] } },
  // A ZAK starts meetings as the user: neither reading nor writing the record, so NonData, and marked.
  { path: "/users/me/zak", class: "User", as: "non-data", marks: { GET: ["impersonates"] } },
  { path: "/users/summary", class: "User", as: "metadata", marks: { GET: ["admin-only"] } },
  { path: "/users/vanity_name", class: "User", as: "metadata" },
  { path: "/users/{}", class: "User", as: "data", marks: { DELETE: ["admin-only"] } },
  {
    path: "/users/{}/assistants",
    class: "User",
    as: "part of data",
    marks: { POST: ["assigns"] },
  },
  { path: "/users/{}/collaboration_devices", class: "CollaborationDevice", as: "metadata" },
  // Whoever changes the e-mail or the password can sign in as the user.
  { path: "/users/{}/email", class: "User", as: "part of data", marks: { PUT: ["takes-over"] } },
  { path: "/users/{}/password", class: "User", as: "part of data", marks: { PUT: ["takes-over"] } },
  { path: "/users/{}/permissions", class: "User", as: "metadata" },
  { path: "/users/{}/picture", class: "User", as: "part of data" },
  { path: "/users/{}/presence_status", class: "User", as: "part of data" },
  { path: "/users/{}/schedulers", class: "User", as: "part of data" },
  { path: "/users/{}/settings", class: "UserSetting", as: "part of metadata" },
  { path: "/users/{}/meeting_summary_templates", class: "UserSetting", as: "metadata" },
  { path: "/users/{}/status", class: "User", as: "part of data", marks: { PUT: ["admin-only"] } },
  // The token acts as the user; deleting it only ends a session.
  { path: "/users/{}/token", class: "User", as: "non-data", marks: { GET: ["impersonates"], DELETE: ["admin-only"] } },
  { path: "/contacts", class: "Contact", as: "data" },
  { path: "/contacts/groups", class: "ContactGroup", as: "metadata" },
  { path: "/contacts/groups/{}/members", class: "ContactGroup", as: "part of metadata" },
  { path: "/im/groups", class: "ContactGroup", as: "metadata" },
  { path: "/im/groups/{}/members", class: "ContactGroup", as: "part of metadata" },
  { path: "/divisions", class: "Division", as: "metadata" },
  { path: "/divisions/{}/users", class: "Division", as: "part of metadata" },
  { path: "/groups", class: "Group", as: "metadata" },
  { path: "/groups/{}/admins", class: "Group", as: "part of metadata", marks: { POST: ["assigns"] } },
  { path: "/groups/{}/lock_settings", class: "GroupSetting", as: "part of metadata" },
  { path: "/groups/{}/members", class: "GroupMember", as: "part of metadata" },
  { path: "/groups/{}/settings", class: "GroupSetting", as: "part of metadata" },
  { path: "/roles", class: "Role", as: "metadata", marks: { POST: ["assigns"], PATCH: ["assigns"] } },
  { path: "/roles/{}/members", class: "Role", as: "part of metadata", marks: { POST: ["assigns"] } },
  {
    path: "/scim2/Users",
    class: "User",
    as: "data",
    marks: { POST: ["admin-only"], PUT: ["takes-over"], PATCH: ["admin-only"], DELETE: ["admin-only"] },
  },
  { path: "/scim2/Groups", class: "Group", as: "metadata" },
]);
