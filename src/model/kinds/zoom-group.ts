import type { KindDeclaration } from "../kind.ts";

export const zoomGroup: KindDeclaration = {
  kind: "ZoomGroup",
  word: "group",
  labels: ["ZoomGroup", "UserGroup"],
  generic: ["Resource"],
  description: "A group of users with settings and administrators of its own.",
  sections: ["groups"],
  resourceClass: "Group",
  ownedBy: "self",
  properties: {
    account_id: { type: "string", description: "Zoom's id of the account." },
    zoom_id: { type: "string", description: "Zoom's id of the group." },
    total_members: { type: "number", description: "How many members Zoom counts." },
  },
};
