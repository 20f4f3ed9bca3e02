import { isLoopback } from "../../lib/loopback.ts";

/** Where an ordinary account is read; regional hosts are named by the token's answer. */
export const DEFAULT_API_URL = "https://api.zoom.us";
const DEFAULT_OAUTH_URL = "https://zoom.us/oauth/token";
const API_PATH = "/v2";

/** Zoom's own domains: the commercial one and the one of Zoom for Government. */
const ZOOM_DOMAINS = ["zoom.us", "zoomgov.com"] as const;

/**
 * The token's address that belongs to an API address: `zoom.us` and `zoomgov.com` keep it on the bare domain, a server
 * of one's own beside the API.
 */
export function oauthUrlFor(apiUrl: URL): URL {
  if (isLoopback(apiUrl)) return new URL("/oauth/token", apiUrl);
  const domain = zoomDomain(apiUrl);
  return new URL(domain === undefined ? DEFAULT_OAUTH_URL : `https://${domain}/oauth/token`);
}

/**
 * The base that calls go to. Zoom names the account's regional host in the token's answer (`api_url`); it is honoured
 * unless the operator chose a host, and never leads from loopback to the world, from one Zoom domain to the other, or off https.
 */
export function apiBase(configured: URL, named: string | undefined): URL {
  const chosen = named === undefined ? configured : (honoured(configured, named) ?? configured);
  const base = new URL(chosen);
  base.pathname = base.pathname.replace(/\/+$/, "");
  if (!base.pathname.endsWith(API_PATH)) base.pathname = `${base.pathname.replace(/\/$/, "")}${API_PATH}`;
  return base;
}

function honoured(configured: URL, named: string): URL | undefined {
  const url = URL.canParse(named) ? new URL(named) : undefined;
  if (url === undefined) return undefined;
  if (isLoopback(configured)) return isLoopback(url) ? url : undefined;
  const isDefault = configured.origin === DEFAULT_API_URL;
  return isDefault && url.protocol === "https:" && zoomDomain(url) === "zoom.us" ? url : undefined;
}

function zoomDomain(url: URL): string | undefined {
  const host = url.hostname.toLowerCase();
  return ZOOM_DOMAINS.find((domain) => host === domain || host.endsWith(`.${domain}`));
}
