import type { RelationDeclaration } from "../kind.ts";

export const scopedTo: RelationDeclaration = {
  relation: "SCOPED_TO",
  from: ["ZoomRolePrivilege"],
  to: ["ZoomGroup"],
  sections: ["role"],
  description:
    "The role's privilege is limited to the group; without any such relation it holds for the whole account.",
  properties: {},
};
