import { WhocanError } from "../lib/errors.ts";
import { type Exchange, parseJson } from "./exchange.ts";
import { requireSafeUrl } from "./safe-url.ts";

export interface JsonRequest {
  /** Below the base URL, its parts percent-encoded already: `/users`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly quota: string;
  readonly signal?: AbortSignal;
}

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body; undefined where an answer outside 2xx has none in JSON. */
  readonly body: unknown;
}

/** Reads JSON from one provider. */
export interface JsonClient {
  /** Gives the answer whatever its status: classifying it is the provider's. A 2xx that is not JSON is BAD_RESPONSE. */
  getJson(request: JsonRequest): Promise<JsonAnswer>;
}

/** `base` is asked for each request, as a provider may name its host only with the token. */
export function jsonClient(exchange: Exchange, base: () => Promise<URL>): JsonClient {
  return {
    async getJson(request) {
      const url = urlOf(await base(), request);
      const answer = await exchange({
        method: "GET",
        url: requireSafeUrl(url),
        headers: { accept: "application/json", "user-agent": "whocan" },
        quota: request.quota,
        repeatable: true,
        ...(request.signal === undefined ? {} : { signal: request.signal }),
      });
      const body = parseJson(answer);
      if (body === undefined && answer.status >= 200 && answer.status < 300) {
        throw new WhocanError(
          "BAD_RESPONSE",
          `${url.host} answered HTTP ${answer.status} with something that is not JSON.`,
        );
      }
      return { status: answer.status, headers: answer.headers, body };
    },
  };
}

function urlOf(base: URL, { path, query }: JsonRequest): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/$/, "")}${path}`;
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
