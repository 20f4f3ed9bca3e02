import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { relationFact, userKey } from "../../fact-builder.ts";

/** Who authorized which app, as the configuration says: `apps.<id>.authorizer`. */
export function appAuthorizerFacts(context: FactContext): readonly Fact[] {
  return Object.entries(context.connection.apps).flatMap(([id, { authorizer }]) => {
    const user = userKey(context, undefined, authorizer);
    return user === undefined ? [] : [relationFact(context, user, "AUTHORIZED", context.keys.app(id))];
  });
}
