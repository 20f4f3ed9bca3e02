import type { RelationDeclaration } from "../kind.ts";

export const memberOf: RelationDeclaration = {
  relation: "MEMBER_OF",
  from: ["ZoomUser", "ZoomGroup"],
  to: ["ZoomGroup"],
  sections: ["users", "group-members"],
  description:
    "The user belongs to the group. Said by the user's record and by the group's list of members: both hold.",
  properties: {},
};
