import type { KindDeclaration } from "../kind.ts";

export const zoomAccount: KindDeclaration = {
  kind: "ZoomAccount",
  word: "account",
  labels: ["ZoomAccount", "Tenant"],
  generic: ["Resource"],
  description: "The Zoom account that is read.",
  sections: ["account"],
  resourceClass: "Account",
  ownedBy: null,
  properties: {
    account_id: { type: "string", description: "Zoom's id of the account." },
    zoom_id: { type: "string", description: "Zoom's id of the account." },
  },
};
