import type { KindDeclaration } from "../kind.ts";

export const zoomRolePrivilege: KindDeclaration = {
  kind: "ZoomRolePrivilege",
  word: "privilege",
  labels: ["ZoomRolePrivilege"],
  generic: [],
  description: "One privilege of one role, for the whole account or limited to groups.",
  sections: ["role"],
  resourceClass: null,
  ownedBy: null,
  properties: {
    account_id: { type: "string", description: "Zoom's id of the account." },
    privilege: { type: "string", description: "The privilege code as Zoom spells it, such as `User:Edit`." },
    restricted_to_groups: { type: "boolean", description: "Whether the privilege is limited to groups." },
    group_ids: { type: "strings", description: "Zoom's ids of the groups that it is limited to." },
  },
};
