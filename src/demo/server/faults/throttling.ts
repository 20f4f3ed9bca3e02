import { type Reply, zoomError } from "../reply.ts";
import { type Fault, RATE } from "./fault.ts";

const PER_SECOND = "You have reached the maximum per-second rate limit for this API. Try again later.";
const DAILY =
  "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.";

/** A 429 as Zoom words it; the headers are those of the old documents, which the live API leaves out now and then. */
function throttled(message: string, headers: Readonly<Record<string, string>>): Reply {
  return { ...zoomError(429, 429, message), headers };
}

function midnightAfter(now: Date): string {
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return new Date(next).toISOString().replace(".000Z", "Z");
}

export const THROTTLING: Readonly<Record<string, Fault>> = {
  "per-second limit": {
    instead: ({ dice }) => (dice.chance(RATE) ? throttled(PER_SECOND, {}) : undefined),
  },
  "per-second limit with Retry-After": {
    instead: ({ dice }) =>
      dice.chance(RATE) ? throttled(PER_SECOND, { "retry-after": "2", "x-ratelimit-type": "QPS" }) : undefined,
  },
  "daily limit": {
    instead: ({ index, ofRun }) => (index >= ofRun().int(2, 60) ? throttled(DAILY, {}) : undefined),
  },
  "daily limit with Retry-After": {
    instead: ({ index, ofRun, now }) =>
      index >= ofRun().int(2, 60)
        ? throttled(DAILY, { "retry-after": midnightAfter(now), "x-ratelimit-type": "Daily-limit" })
        : undefined,
  },
};
