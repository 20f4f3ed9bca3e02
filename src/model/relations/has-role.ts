import type { RelationDeclaration } from "../kind.ts";

export const hasRole: RelationDeclaration = {
  relation: "HAS_ROLE",
  from: ["ZoomUser", "ZoomGroup"],
  to: ["ZoomRole"],
  sections: ["users", "role-members"],
  description:
    "The principal acts as the role. Said by the user's record and by the role's list of members: both hold, a disagreement is reported. Zoom shows no role of a group; the relation is followed where a source says one.",
  properties: {},
};
