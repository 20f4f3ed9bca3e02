import { WhocanError } from "../lib/errors.ts";
import type { Interceptor } from "./exchange.ts";
import { requireSafeUrl } from "./safe-url.ts";

/**
 * Refuses to send anything in the clear (INSECURE_URL) and to follow a redirect: to another host it is
 * FOREIGN_REDIRECT, as a token sent there would be given away; on the same host BAD_RESPONSE, as no documented call does it.
 */
export function guards(): Interceptor {
  return (next) => async (request) => {
    requireSafeUrl(request.url);
    const answer = await next(request);
    if (answer.status < 300 || answer.status >= 400) return answer;
    const target = locationOf(answer.headers["location"], request.url);
    if (target !== undefined && target.host !== request.url.host) {
      throw new WhocanError("FOREIGN_REDIRECT", `${request.url.host} sends us to another host, ${target.host}.`);
    }
    throw new WhocanError("BAD_RESPONSE", `${request.url.host} answered with a redirect (HTTP ${answer.status}).`);
  };
}

function locationOf(location: string | undefined, base: URL): URL | undefined {
  if (location === undefined) return undefined;
  try {
    return new URL(location, base);
  } catch {
    return undefined;
  }
}
