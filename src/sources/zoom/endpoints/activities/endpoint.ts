import { defineEndpoint } from "../../endpoint.ts";
import { answeredLater } from "../answered-from.ts";
import { laterSignIn, personOf } from "./last-sign-in.ts";
import { activitySchema } from "./schema.ts";
import { signInFacts } from "./to-facts.ts";

const DAY_MS = 86_400_000;

/**
 * Sign-ins of the last days, of which each user's last is kept: no event by itself, no address, no client. The extent is the window up to
 * today. A user who signed in within it no more has no value any more, which is true of that revision; the earlier ones
 * keep what they said. The window moves by whole days, so that a run of the same day reads the same.
 */
export const activities = defineEndpoint({
  section: "activities",
  description: "The last sign-in of each user within so many days (`activities.days`); off by default.",
  operation: "GET /report/activities",
  plan: "Pro or higher",
  dependsOn: ["users"],
  emits: { kinds: ["ZoomUser"], relations: [] },
  list: "activity_logs",
  pageSize: 300,
  secretFields: ["ip_address"],
  schema: activitySchema,
  extents: () => [""],
  turnedOff: (_extent, { activities: { days } }) =>
    days === 0 ? "Sign-ins are turned off in the configuration (activities.days)." : undefined,
  request: (_extent, { connection, now }) => ({
    query: {
      from: dayOf(new Date(now.getTime() - connection.activities.days * DAY_MS)),
      to: dayOf(now),
    },
  }),
  idOf: personOf,
  merge: laterSignIn,
  doubt: answeredLater,
  toFacts: signInFacts,
});

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
