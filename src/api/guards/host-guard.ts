import type { RequestHandler } from "express";

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Answers only requests that name a host that is allowed: loopback, the address that is listened on, and those configured. Without
 * it a page of another site, whose name its owner points at this server, could read the account through a browser that can reach it.
 */
export function hostGuard(host: string, allowedHosts: readonly string[]): RequestHandler {
  const allowed = new Set([...LOOPBACK_NAMES, host, ...allowedHosts].map(hostName));
  return (request, response, next) => {
    if (allowed.has(hostName(request.headers.host ?? ""))) return next();
    response.status(421).type("text/plain").send("Whocan is not known by this host name: see WHOCAN_ALLOWED_HOSTS.\n");
  };
}

/** The name without its port, in lower case; an IPv6 address without brackets. */
function hostName(host: string): string {
  const name = host.trim().toLowerCase();
  const bracketed = /^\[([^\]]*)\](:\d+)?$/.exec(name)?.[1];
  return bracketed ?? (/^[^:]*:\d+$/.test(name) ? name.replace(/:\d+$/, "") : name);
}
