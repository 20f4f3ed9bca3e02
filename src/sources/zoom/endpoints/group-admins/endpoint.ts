import { defineEndpoint, perNode } from "../../endpoint.ts";
import { memberId, memberSchema } from "../member-schema.ts";
import { groupAdminFacts } from "./to-facts.ts";

export const groupAdmins = defineEndpoint({
  section: "group-admins",
  description: "Administrators of each group.",
  operation: "GET /groups/{groupId}/admins",
  plan: "Pro, Business or Education",
  dependsOn: ["groups", "users"],
  emits: { kinds: [], relations: ["ADMIN_OF"] },
  list: "admins",
  pageSize: 300,
  secretFields: [],
  schema: memberSchema,
  ...perNode("ZoomGroup", "groupId"),
  idOf: memberId,
  toFacts: groupAdminFacts,
});
