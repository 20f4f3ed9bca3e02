import { defineEndpoint, wholeList } from "../../endpoint.ts";
import { groupSchema } from "./schema.ts";
import { groupFacts } from "./to-facts.ts";

export const groups = defineEndpoint({
  section: "groups",
  description: "Groups of the account.",
  operation: "GET /groups",
  plan: "Pro or higher",
  dependsOn: [],
  emits: { kinds: ["ZoomGroup"], relations: [] },
  list: "groups",
  pageSize: 300,
  secretFields: [],
  schema: groupSchema,
  ...wholeList(),
  idOf: (group) => group.id,
  toFacts: groupFacts,
});
