import type { KindDeclaration } from "../kind.ts";

export const zoomRole: KindDeclaration = {
  kind: "ZoomRole",
  word: "role",
  labels: ["ZoomRole", "PermissionRole"],
  generic: ["Resource"],
  description: "A role: built-in by its id (0 owner, 1 administrator, 2 member) or custom.",
  sections: ["roles"],
  resourceClass: "Role",
  ownedBy: null,
  properties: {
    account_id: { type: "string", description: "Zoom's id of the account." },
    zoom_id: { type: "string", description: "Zoom's id of the role." },
    description: { type: "string", description: "The role's description." },
    type: { type: "string", description: "`common`, or `iq` for a Revenue Accelerator role." },
    total_members: { type: "number", description: "How many members Zoom counts." },
  },
};
