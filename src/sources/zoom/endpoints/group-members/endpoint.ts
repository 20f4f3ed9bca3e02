import { defineEndpoint, perNode, totalMembers } from "../../endpoint.ts";
import { memberId, memberSchema } from "../member-schema.ts";
import { groupMemberFacts } from "./to-facts.ts";

export const groupMembers = defineEndpoint({
  section: "group-members",
  description: "Members of each group.",
  operation: "GET /groups/{groupId}/members",
  plan: "Pro, Business or Education",
  dependsOn: ["groups", "users"],
  emits: { kinds: [], relations: ["MEMBER_OF"] },
  list: "members",
  pageSize: 300,
  secretFields: [],
  schema: memberSchema,
  ...perNode("ZoomGroup", "groupId"),
  expects: totalMembers,
  idOf: memberId,
  toFacts: groupMemberFacts,
});
