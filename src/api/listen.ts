import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { isIPv6 } from "node:net";
import { WhocanError } from "../lib/errors.ts";
import type { Exposure } from "./exposure.ts";

/** A server that does not listen yet. CONFIG_INVALID for a certificate or key that is none. */
export function makeServer(listener: RequestListener, { tls }: Exposure): Server {
  if (tls === null) return createServer(listener);
  try {
    return createTlsServer({ ...tls, minVersion: "TLSv1.2" }, listener);
  } catch {
    // The cause may quote the key.
    throw new WhocanError("CONFIG_INVALID", "The certificate and the key cannot be used together.", {
      field: "serve.tlsKeyFile",
      help: "Check that both files are PEM, and that the key is the certificate's and has no passphrase.",
    });
  }
}

/** PORT_IN_USE; CONFIG_INVALID for an address or port that cannot be listened on. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(listenError(cause, host, port)));
    server.listen(port, host, () => resolve());
  });
}

export function urlOf(host: string, port: number, { tls }: Exposure): string {
  return `${tls === null ? "http" : "https"}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function listenError(cause: NodeJS.ErrnoException, host: string, port: number): WhocanError {
  if (cause.code === "EADDRINUSE") {
    return new WhocanError("PORT_IN_USE", `Port ${port} is in use.`, { field: "serve.port", cause });
  }
  const isHost = cause.code === "EADDRNOTAVAIL" || cause.code === "ENOTFOUND" || cause.code === "EAI_AGAIN";
  const what = isHost ? `The address ${host}` : `Port ${port}`;
  return new WhocanError("CONFIG_INVALID", `${what} cannot be listened on (${cause.code ?? "unknown"}).`, {
    field: isHost ? "serve.host" : "serve.port",
    cause,
  });
}
