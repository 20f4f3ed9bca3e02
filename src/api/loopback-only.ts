import type { RequestHandler } from "express";

const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Answers only requests that name a loopback host. Without it a page of another site, whose name its owner points at
 * 127.0.0.1, could read the account through the browser of whoever runs the server.
 */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  const host = request.headers.host ?? "";
  const name = host.replace(/:\d+$/, "").toLowerCase();
  if (LOOPBACK_NAMES.has(name)) return next();
  response.status(421).type("text/plain").send("Whocan answers on the loopback address only.\n");
};
