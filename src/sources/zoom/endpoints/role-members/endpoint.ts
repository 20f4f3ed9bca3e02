import { defineEndpoint, perNode, totalMembers } from "../../endpoint.ts";
import { memberId, memberSchema } from "../member-schema.ts";
import { roleMemberFacts } from "./to-facts.ts";

/** Nearly everybody holds it, and each user's own record says so. */
const MEMBER_ROLE = "2";

export const roleMembers = defineEndpoint({
  section: "role-members",
  description: "Members of each role but Member.",
  operation: "GET /roles/{roleId}/members",
  plan: "Pro or higher",
  dependsOn: ["roles", "users"],
  emits: { kinds: [], relations: ["HAS_ROLE"] },
  list: "members",
  pageSize: 300,
  secretFields: [],
  schema: memberSchema,
  ...perNode("ZoomRole", "roleId", (id) => id !== MEMBER_ROLE),
  expects: totalMembers,
  idOf: memberId,
  toFacts: roleMemberFacts,
});
