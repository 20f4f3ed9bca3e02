import { WhocanError } from "../lib/errors.ts";

/** True for names and addresses that never leave this machine. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname.toLowerCase();
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The URL, when a secret may travel to it: https, or http to loopback. Else INSECURE_URL. */
export function requireSafeUrl(url: URL, field?: string): URL {
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) return url;
  throw new WhocanError(
    "INSECURE_URL",
    `${url.protocol}//${url.host} is not https.`,
    field === undefined ? {} : { field },
  );
}
