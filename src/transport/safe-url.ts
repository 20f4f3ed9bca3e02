import { WhocanError } from "../lib/errors.ts";
import { isLoopback } from "../lib/loopback.ts";

/** The URL, when a secret may travel to it: https, or http to loopback. Else INSECURE_URL. */
export function requireSafeUrl(url: URL, field?: string): URL {
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) return url;
  throw new WhocanError(
    "INSECURE_URL",
    `${url.protocol}//${url.host} is not https.`,
    field === undefined ? {} : { field },
  );
}
