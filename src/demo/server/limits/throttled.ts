import { type Reply, zoomError } from "../reply.ts";

export const PER_SECOND = "You have reached the maximum per-second rate limit for this API. Try again later.";
export const DAILY =
  "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.";

/** A 429 as Zoom words it; the headers are those of the old documents, which the live API leaves out now and then. */
export function throttled(message: string, headers: Readonly<Record<string, string>>): Reply {
  return { ...zoomError(429, 429, message), headers };
}

/** The next 00:00 UTC, in Zoom's writing. */
export function midnightAfter(now: Date): string {
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return new Date(next).toISOString().replace(".000Z", "Z");
}
