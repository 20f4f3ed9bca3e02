import { defineEndpoint, wholeList } from "../../endpoint.ts";
import { roleSchema } from "./schema.ts";
import { roleFacts } from "./to-facts.ts";

/** Zoom lists all roles at once; those of Revenue Accelerator are a list of their own, which is not read. */
export const roles = defineEndpoint({
  section: "roles",
  description: "Roles of the account, built-in and custom.",
  operation: "GET /roles",
  plan: "Pro or higher",
  dependsOn: [],
  emits: { kinds: ["ZoomRole"], relations: [] },
  list: "roles",
  pageSize: null,
  secretFields: [],
  schema: roleSchema,
  ...wholeList(),
  idOf: (role) => role.id,
  toFacts: roleFacts,
});
