import { defineEndpoint, wholeList } from "../../endpoint.ts";
import { accountSettingsSchema } from "./schema.ts";
import { accountFacts } from "./to-facts.ts";

/** Asks for the account's settings, as the cheapest proof that the account can be read. */
export const account = defineEndpoint({
  section: "account",
  description: "The account itself, and whether it can be reached.",
  operation: "GET /accounts/{accountId}/settings",
  plan: "paid",
  dependsOn: [],
  emits: { kinds: ["ZoomAccount"], relations: [] },
  list: null,
  pageSize: null,
  secretFields: ["password", "passcode", "meeting_password", "pmi_password", "recording_password"],
  schema: accountSettingsSchema,
  ...wholeList(),
  idOf: () => "account",
  beforehand: (context) => accountFacts(undefined, context),
  toFacts: accountFacts,
});
