import { defineEndpoint, perNode } from "../../endpoint.ts";
import { isListOfTexts } from "../../fields.ts";
import { appDetailSchema } from "./schema.ts";
import { appDetailFacts } from "./to-facts.ts";

export const app = defineEndpoint({
  section: "app",
  description: "Scopes of each app.",
  operation: "GET /marketplace/apps/{appId}",
  plan: null,
  dependsOn: ["apps", "apps-approved"],
  emits: { kinds: ["ZoomApp"], relations: [] },
  list: null,
  pageSize: null,
  secretFields: ["client_secret", "secret_token", "verification_token"],
  schema: appDetailSchema,
  ...perNode("ZoomApp", "appId"),
  idOf: () => "detail",
  doubt: ({ app_scopes: scopes }) =>
    scopes === undefined || scopes === null || isListOfTexts(scopes, { orNull: true })
      ? undefined
      : "Zoom's answer has scopes that cannot be read.",
  toFacts: appDetailFacts,
});
