import type { RelationDeclaration } from "../kind.ts";

export const grants: RelationDeclaration = {
  relation: "GRANTS",
  from: ["ZoomRole"],
  to: ["ZoomRolePrivilege"],
  sections: ["role"],
  description: "The role holds the privilege.",
  properties: {},
};
