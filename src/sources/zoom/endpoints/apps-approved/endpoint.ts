import { defineEndpoint, wholeList } from "../../endpoint.ts";
import { listedAppSchema } from "../app-schema.ts";
import { approvedAppFacts } from "./to-facts.ts";

export const appsApproved = defineEndpoint({
  section: "apps-approved",
  description: "Marketplace apps that the account approved for its users.",
  operation: "GET /marketplace/apps",
  plan: null,
  dependsOn: [],
  emits: { kinds: ["ZoomApp"], relations: [] },
  list: "apps",
  pageSize: 300,
  secretFields: [],
  schema: listedAppSchema,
  ...wholeList({ type: "approved_apps" }),
  idOf: (app) => app.app_id,
  toFacts: approvedAppFacts,
});
