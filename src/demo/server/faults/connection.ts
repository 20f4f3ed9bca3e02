import { zoomError } from "../reply.ts";
import { type Fault, RATE } from "./fault.ts";

/** Up to so many errors in a row: more than a client tries. */
const LONGEST_BURST = 9;

export const CONNECTION: Readonly<Record<string, Fault>> = {
  "bursts of 5xx": {
    instead: ({ path, nth, ofRun, dice }) => {
      const run = ofRun();
      for (const character of path) for (let skip = character.charCodeAt(0) % 3; skip > 0; skip--) run.next();
      const isHit = run.chance(RATE * 2);
      if (!isHit || nth >= run.int(1, LONGEST_BURST)) return undefined;
      return dice.chance(0.5)
        ? zoomError(dice.pick([500, 502, 503, 504]), 500, "Internal error.")
        : { status: dice.pick([502, 503, 504]), body: "<html><body>Bad Gateway</body></html>" };
    },
  },
  "connection resets": { instead: ({ dice }) => (dice.chance(RATE) ? "destroy" : undefined) },
  "connections cut in the body": {
    spoil: ({ dice }, reply) => (dice.chance(RATE) ? { ...reply, send: "cut" } : undefined),
  },
  "slow bodies": { spoil: ({ dice }, reply) => (dice.chance(RATE) ? { ...reply, send: "slow" } : undefined) },
};
