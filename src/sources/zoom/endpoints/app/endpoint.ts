import { defineEndpoint, perNode } from "../../endpoint.ts";
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
  toFacts: appDetailFacts,
});
