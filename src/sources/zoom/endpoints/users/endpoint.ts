import { defineEndpoint } from "../../endpoint.ts";
import { memberId } from "../member-schema.ts";
import { userSchema } from "./schema.ts";
import { userFacts } from "./to-facts.ts";

/** Users by status, as Zoom lists active ones alone unless asked. A user whose status changes moves from one list to another. */
export const users = defineEndpoint({
  section: "users",
  description: "Users of the account: active, inactive and invited.",
  operation: "GET /users",
  plan: null,
  dependsOn: [],
  emits: { kinds: ["ZoomUser"], relations: ["HAS_ROLE", "MEMBER_OF"] },
  list: "users",
  pageSize: 300,
  secretFields: ["host_key", "pmi", "personal_meeting_url"],
  schema: userSchema,
  oneList: true,
  extents: () => ["inactive", "pending", "active"],
  turnedOff: (extent, { includeInactive }) =>
    extent === "inactive" && !includeInactive ? "Inactive users are turned off in the configuration." : undefined,
  request: (status) => ({ query: { status } }),
  idOf: memberId,
  toFacts: userFacts,
});
