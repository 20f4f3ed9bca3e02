import { zoomError } from "../reply.ts";
import { changed, type Fault, RATE } from "./fault.ts";

export const TOKENS: Readonly<Record<string, Fault>> = {
  "access token revoked": {
    costs: 18,
    instead: ({ dice, revokeTokens, strike }) => {
      if (!dice.chance(RATE / 3)) return undefined;
      revokeTokens();
      strike();
      return undefined;
    },
  },
  "access token expired": {
    costs: 2,
    instead: ({ dice }) => (dice.chance(RATE) ? zoomError(401, 124, "Access token is expired.") : undefined),
  },
  "page tokens that expire": {
    costs: 12,
    instead: ({ dice, query }) =>
      query.has("next_page_token") && dice.chance(RATE)
        ? zoomError(400, 300, "The next page token is invalid or expired.")
        : undefined,
  },
  "page tokens that come again": {
    costs: 25,
    spoil: ({ dice, query }, reply) =>
      query.has("next_page_token") && reply.status === 200 && dice.chance(RATE * 2)
        ? changed(reply, { next_page_token: query.get("next_page_token") })
        : undefined,
  },
};
