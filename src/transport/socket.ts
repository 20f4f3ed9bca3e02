import { Agent, type Dispatcher, request as send } from "undici";
import type { Exchange, HttpAnswer, HttpRequest } from "./exchange.ts";
import { toNetworkError } from "./network-error.ts";

export interface SocketOptions {
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
export function openPool(options: SocketOptions = {}): Agent {
  return new Agent({
    connect: { timeout: options.connectTimeoutMs ?? 10_000 },
    headersTimeout: options.headersTimeoutMs ?? 60_000,
    bodyTimeout: options.bodyTimeoutMs ?? 60_000,
    maxResponseSize: options.maxResponseBytes ?? 32 * MEBIBYTE,
    connections: options.connections ?? 16,
  });
}

/** The exchange at the bottom: one request over the pool, its answer read whole. Redirects are never followed. */
export function socketExchange(dispatcher: Dispatcher): Exchange {
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
      throw toNetworkError(thrown, request.url);
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
