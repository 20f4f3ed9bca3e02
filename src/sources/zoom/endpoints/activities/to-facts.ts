import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { nodeFact } from "../../fact-builder.ts";
import { signInTime } from "./last-sign-in.ts";
import type { ActivityRecord } from "./schema.ts";

/**
 * The last sign-in of a known user. An e-mail that no user has, or several, says nothing: a node of its own would be a user that the account
 * does not have.
 */
export function signInFacts(activity: ActivityRecord, context: FactContext): readonly Fact[] {
  const time = signInTime(activity);
  const user = activity.email === undefined ? undefined : context.known.userByEmail(activity.email);
  return time === undefined || user === undefined
    ? []
    : [nodeFact(context, "ZoomUser", user, undefined, { last_sign_in_time: time })];
}
