import type { Random } from "../../account/random.ts";
import { type Reply, zoomError } from "../reply.ts";
import { type Fault, RATE } from "./fault.ts";

/** An error as Zoom words it, or as a proxy in front of it does. */
export function serverError(dice: Random): Reply {
  return dice.chance(0.5)
    ? zoomError(dice.pick([500, 502, 503, 504]), 500, "Internal error.")
    : { status: dice.pick([502, 503, 504]), body: "<html><body>Bad Gateway</body></html>" };
}

/** Up to so many errors in a row: more than a client tries. */
const LONGEST_BURST = 9;

/** One that is tried again costs one more request. */
export const CONNECTION: Readonly<Record<string, Fault>> = {
  "bursts of 5xx": {
    costs: 1,
    instead: ({ path, nth, ofRun, dice }) => {
      const run = ofRun();
      for (const character of path) for (let skip = character.charCodeAt(0) % 3; skip > 0; skip--) run.next();
      const isHit = run.chance(RATE * 2);
      if (!isHit || nth >= run.int(1, LONGEST_BURST)) return undefined;
      return serverError(dice);
    },
  },
  "connection resets": { costs: 1, instead: ({ dice }) => (dice.chance(RATE) ? "destroy" : undefined) },
  "connections cut in the body": {
    costs: 1,
    spoil: ({ dice }, reply) => (dice.chance(RATE) ? { ...reply, send: "cut" } : undefined),
  },
  "slow bodies": { spoil: ({ dice }, reply) => (dice.chance(RATE) ? { ...reply, send: "slow" } : undefined) },
};
