import { DAILY, midnightAfter, PER_SECOND, throttled } from "../limits/throttled.ts";
import { type Fault, RATE } from "./fault.ts";

export const THROTTLING: Readonly<Record<string, Fault>> = {
  "per-second limit": {
    costs: 1,
    instead: ({ dice }) => (dice.chance(RATE) ? throttled(PER_SECOND, {}) : undefined),
  },
  "per-second limit with Retry-After": {
    costs: 1,
    instead: ({ dice }) =>
      dice.chance(RATE) ? throttled(PER_SECOND, { "retry-after": "2", "x-ratelimit-type": "QPS" }) : undefined,
  },
  "daily limit": {
    instead: ({ index, ofRun }) => (index >= ofRun().int(2, 40) ? throttled(DAILY, {}) : undefined),
  },
  "daily limit with Retry-After": {
    instead: ({ index, ofRun, now }) =>
      index >= ofRun().int(2, 40)
        ? throttled(DAILY, { "retry-after": midnightAfter(now), "x-ratelimit-type": "Daily-limit" })
        : undefined,
  },
};
