import type { RelationDeclaration } from "../kind.ts";

export const authorized: RelationDeclaration = {
  relation: "AUTHORIZED",
  from: ["ZoomUser"],
  to: ["ZoomApp"],
  sections: ["app-authorizers"],
  description: "The user authorized the app. Zoom shows no authorizer: said by the configuration.",
  properties: {},
};
