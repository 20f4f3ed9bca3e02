import { defineEndpoint, wholeList } from "../../endpoint.ts";
import { listedAppSchema } from "../app-schema.ts";
import { installedAppFacts } from "./to-facts.ts";

export const apps = defineEndpoint({
  section: "apps",
  description: "Marketplace apps added to the account.",
  operation: "GET /marketplace/apps",
  plan: null,
  dependsOn: [],
  emits: { kinds: ["ZoomApp"], relations: [] },
  list: "apps",
  pageSize: 300,
  secretFields: [],
  schema: listedAppSchema,
  ...wholeList({ type: "account_added" }),
  idOf: (app) => app.app_id,
  toFacts: installedAppFacts,
});
