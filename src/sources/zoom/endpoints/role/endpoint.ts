import { defineEndpoint, perNode } from "../../endpoint.ts";
import { roleDetailSchema } from "./schema.ts";
import { roleDetailFacts } from "./to-facts.ts";

/** Owner and Member: what they hold is fixed, whatever their detail says. */
const FIXED_ROLES = ["0", "2"];

export const role = defineEndpoint({
  section: "role",
  description: "Privileges of each role.",
  operation: "GET /roles/{roleId}",
  plan: null,
  dependsOn: ["roles"],
  emits: { kinds: ["ZoomRolePrivilege"], relations: ["GRANTS", "SCOPED_TO"] },
  list: null,
  pageSize: null,
  secretFields: [],
  schema: roleDetailSchema,
  ...perNode("ZoomRole", "roleId"),
  idOf: () => "detail",
  doubt: ({ privileges }, request) =>
    Array.isArray(privileges) || FIXED_ROLES.includes(request.path?.["roleId"] ?? "")
      ? undefined
      : "Zoom's answer has no list of privileges, which is not the same as a role without any.",
  toFacts: roleDetailFacts,
});
