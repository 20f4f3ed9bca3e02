import * as z from "zod";
import { defineEndpoint, wholeList } from "../../endpoint.ts";
import { appAuthorizerFacts } from "./to-facts.ts";

/** Asks Zoom nothing: it shows no authorizer to anybody. */
export const appAuthorizers = defineEndpoint({
  section: "app-authorizers",
  description: "Who authorized which app, from the configuration.",
  operation: null,
  plan: null,
  dependsOn: ["users"],
  emits: { kinds: [], relations: ["AUTHORIZED"] },
  list: null,
  pageSize: null,
  secretFields: [],
  schema: z.never(),
  ...wholeList(),
  idOf: () => undefined,
  beforehand: appAuthorizerFacts,
  toFacts: () => [],
});
