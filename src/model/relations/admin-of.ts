import type { RelationDeclaration } from "../kind.ts";

export const adminOf: RelationDeclaration = {
  relation: "ADMIN_OF",
  from: ["ZoomUser"],
  to: ["ZoomGroup"],
  sections: ["group-admins"],
  description:
    "The user administers the group. Zoom names administrators by e-mail; one that matches no user is kept as dangling.",
  properties: {},
};
