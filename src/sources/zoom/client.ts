import type { Dispatcher } from "undici";
import type { Clock } from "../../lib/clock.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import { compose, type Exchange, type HttpAnswer, type Interceptor, parseJson } from "../../transport/exchange.ts";
import { guards } from "../../transport/guards.ts";
import { type JsonClient, jsonClient } from "../../transport/json-client.ts";
import { type Limiter, limited, QuotaLimiter, type SpentDays } from "../../transport/limiter.ts";
import type { Redactor } from "../../transport/redact.ts";
import { retrying } from "../../transport/retry.ts";
import { type NetworkOptions, openPool, socketExchange } from "../../transport/socket.ts";
import { bearer, TokenHolder } from "../../transport/token.ts";
import type { ZoomConnection } from "./connection.ts";
import { quotaLimit, zoomThrottle } from "./limits.ts";
import { fetchZoomToken, type ZoomToken } from "./oauth.ts";

export interface ZoomClientOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** Proxy and certificates of the operator's network. */
  readonly network?: NetworkOptions;
  /** A pool of the caller's, which it closes itself. */
  readonly dispatcher?: Dispatcher;
  /** Milliseconds of the first retry's delay; each further one is twice as long. */
  readonly retryDelayMs?: number;
  /** What earlier runs drew on the day's limits; left out, only this session is counted. */
  readonly spentDays?: SpentDays;
  /** Ends the fetching of a token, which no single request owns. */
  readonly signal?: AbortSignal | undefined;
}

export interface ZoomClient extends JsonClient {
  token(): Promise<ZoomToken>;
  /** Attempts made, those for tokens included. */
  requests(): number;
  close(): Promise<void>;
}

/** The connection's HTTP client: token, retry, limiter and guards around one pool, in this order from outside. */
export function zoomClient(connection: ZoomConnection, options: ZoomClientOptions): ZoomClient {
  const { clock, redactor } = options;
  const pool = options.dispatcher ?? openPool(options.network);
  const limitOf = (quota: string) => quotaLimit(quota, connection.plan, connection.quotaShare);
  const limiter: Limiter = new QuotaLimiter(clock, limitOf, options.spentDays);
  let requests = 0;
  const counted: Interceptor = (next) => (request) => {
    requests++;
    return next(request);
  };
  const retry = retrying({
    clock,
    throttle: zoomThrottle(clock),
    onPark: (quota, until) => limiter.park(quota, until),
    ...(options.retryDelayMs === undefined ? {} : { baseDelayMs: options.retryDelayMs }),
  });
  const exchange: Exchange = compose(
    socketExchange(pool, options.network),
    retry,
    limited(limiter),
    counted,
    logged(options),
    guards(),
  );
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const holder = new TokenHolder(clock, () => fetchZoomToken(connection, exchange, { clock, redactor, signal }));
  const client = jsonClient(
    compose(exchange, bearer(holder, isTokenRefused)),
    async () => (await holder.get()).apiBase,
  );
  redactor.add(connection.clientSecret);
  if (options.network?.proxy !== undefined) redactor.add(options.network.proxy);
  redactor.add(`${connection.clientId}:${connection.clientSecret}`);
  return {
    // A request that waits for a token is let go of, though others may wait for the same one.
    getJson: (request) => untilAborted(client.getJson(request), request.signal),
    token: () => holder.get(),
    requests: () => requests,
    async close() {
      closing.abort(new WhocanError("CANCELLED", "The connection was closed while a token was fetched."));
      await limiter.close();
      if (options.dispatcher === undefined) await pool.close();
    },
  };
}

/**
 * Code 124 is an invalid or expired token. Any other 401 and code 4700 may be one unless they name a scope that a new token would lack too.
 */
function isTokenRefused(answer: HttpAnswer): boolean {
  if (answer.status !== 401 && answer.status !== 400) return false;
  const body = parseJson(answer) as { code?: unknown; message?: unknown } | undefined;
  if (body?.code === 124) return true;
  return (answer.status === 401 || body?.code === 4700) && !/does not contain/i.test(String(body?.message ?? ""));
}

/** One line per attempt: no query, no headers, no bodies. */
function logged({ logger, redactor, clock }: ZoomClientOptions): Interceptor {
  return (next) => async (request) => {
    const started = clock.now().getTime();
    const line = {
      method: request.method,
      host: request.url.host,
      path: redactor.text(request.url.pathname),
      quota: request.quota,
    };
    try {
      const answer = await next(request);
      logger.debug({ ...line, status: answer.status, ms: clock.now().getTime() - started }, "request");
      return answer;
    } catch (thrown) {
      const reason = redactor.text(thrown instanceof Error ? thrown.message : String(thrown));
      logger.debug({ ...line, reason, ms: clock.now().getTime() - started }, "request failed");
      throw thrown;
    }
  };
}
