import { zoomError } from "../reply.ts";
import { changed, type Fault, RATE } from "./fault.ts";

export const TOKENS: Readonly<Record<string, Fault>> = {
  // A new token, and again each request that had the old one.
  "access token revoked": {
    costs: 1,
    instead: ({ dice, revokeTokens, strike }) => {
      if (!dice.chance(RATE / 2)) return undefined;
      revokeTokens();
      strike();
      return undefined;
    },
    spoil: ({ cost }, { status }) => {
      if (status === 401) cost();
      return undefined;
    },
  },
  // A new token, and the request again.
  "access token expired": {
    costs: 2,
    instead: ({ dice }) => (dice.chance(RATE) ? zoomError(401, 124, "Access token is expired.") : undefined),
  },
  // The list is read again from its first page.
  "page tokens that expire": {
    costs: ({ pages }) => pages,
    instead: ({ dice, query }) =>
      query.has("next_page_token") && dice.chance(RATE * 2)
        ? zoomError(400, 300, "The next page token is invalid or expired.")
        : undefined,
  },
  "page tokens that come again": {
    spoil: ({ dice, query }, reply) =>
      query.has("next_page_token") && reply.status === 200 && dice.chance(RATE * 2)
        ? changed(reply, { next_page_token: query.get("next_page_token") })
        : undefined,
  },
};
