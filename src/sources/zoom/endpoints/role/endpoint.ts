import { defineEndpoint, perNode } from "../../endpoint.ts";
import { roleDetailSchema } from "./schema.ts";
import { roleDetailFacts } from "./to-facts.ts";

/** Owner and Member: what they hold is fixed, whatever their detail says. */
const FIXED_ROLES = ["0", "2"];

export const role = defineEndpoint({
  section: "role",
  description: "Privileges of each role.",
  operation: "GET /roles/{roleId}",
  dependsOn: ["roles"],
  emits: { kinds: ["ZoomRolePrivilege"], relations: ["GRANTS", "SCOPED_TO"] },
  list: null,
  pageSize: null,
  secretFields: [],
  schema: roleDetailSchema,
  ...perNode("ZoomRole", "roleId"),
  // An answer without a list of privileges must not read as a role without any; of Owner and Member none is looked at.
  idOf: (detail) => (detail.privileges === undefined && !FIXED_ROLES.includes(detail.id ?? "") ? undefined : "detail"),
  toFacts: roleDetailFacts,
});
