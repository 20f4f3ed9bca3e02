import { rootCertificates } from "node:tls";
import { Agent, type Dispatcher, EnvHttpProxyAgent, request as send } from "undici";
import type { Exchange, HttpAnswer, HttpRequest } from "./exchange.ts";
import { toNetworkError } from "./network-error.ts";

/** How the operator's network is passed. */
export interface NetworkOptions {
  /** Proxy for https; loopback is called without it. It may hold a password. */
  readonly proxy?: string | undefined;
  /** Hosts that are called without the proxy, separated by commas. */
  readonly noProxy?: string | undefined;
  /** Further certificate authorities, as PEM text. */
  readonly ca?: string | undefined;
  /** Accepts any certificate: for tests against a server of one's own. */
  readonly insecureTls?: boolean | undefined;
}

export interface SocketOptions extends NetworkOptions {
  readonly connectTimeoutMs?: number;
  /** From the request's end to the answer's headers. */
  readonly headersTimeoutMs?: number;
  /** Between two pieces of a body. */
  readonly bodyTimeoutMs?: number;
  /** Bytes of the largest answer that is accepted. */
  readonly maxResponseBytes?: number;
  readonly connections?: number;
}

const MEBIBYTE = 1024 * 1024;

/** A pool with time-outs and a cap. 32 MiB is ten times the largest page that Zoom documents. */
export function openPool(options: SocketOptions = {}): Dispatcher {
  const tls = {
    ...(options.ca === undefined ? {} : { ca: [...rootCertificates, options.ca] }),
    rejectUnauthorized: options.insecureTls !== true,
  };
  const timeout = options.connectTimeoutMs ?? 10_000;
  const pool = {
    connect: { ...tls, timeout },
    headersTimeout: options.headersTimeoutMs ?? 60_000,
    bodyTimeout: options.bodyTimeoutMs ?? 60_000,
    maxResponseSize: options.maxResponseBytes ?? 32 * MEBIBYTE,
    connections: options.connections ?? 16,
  };
  if (options.proxy === undefined) return new Agent(pool);
  return new EnvHttpProxyAgent({
    ...pool,
    requestTls: { ...tls, timeout },
    proxyTls: { ...tls, timeout },
    httpsProxy: options.proxy,
    // Empty texts keep undici from taking the process's own variables: the configuration has read them.
    httpProxy: "",
    noProxy: options.noProxy ?? "",
  });
}

/** Whether a pool with these options goes through its proxy to get there, as undici decides it: for the words of errors. */
export function goesByProxy(url: URL, { proxy, noProxy = "" }: NetworkOptions): boolean {
  if (proxy === undefined || url.protocol !== "https:" || noProxy === "*") return false;
  const port = url.port === "" ? "443" : url.port;
  return !noProxy.split(/[,\s]+/).some((entry) => {
    const [, name = entry, itsPort = port] = /^(.+):(\d+)$/.exec(entry) ?? [];
    const host = name.replace(/^\*?\./, "").toLowerCase();
    return host !== "" && itsPort === port && (url.hostname === host || url.hostname.endsWith(`.${host}`));
  });
}

/** The exchange at the bottom: one request over the pool, its answer read whole. Redirects are never followed. */
export function socketExchange(dispatcher: Dispatcher, network: NetworkOptions = {}): Exchange {
  return async (request: HttpRequest): Promise<HttpAnswer> => {
    try {
      const response = await send(request.url, {
        dispatcher,
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
      });
      return { status: response.statusCode, headers: flatten(response.headers), text: await response.body.text() };
    } catch (thrown) {
      if (request.signal?.aborted) throw request.signal.reason;
      throw toNetworkError(thrown, request.url, { proxied: goesByProxy(request.url, network) });
    }
  };
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}
