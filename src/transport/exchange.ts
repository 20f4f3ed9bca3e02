/** One request of ours, whole in memory: what we send is small, what we get is capped. */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The quota that the request draws on: one limiter each. */
  readonly quota: string;
  /** Sending it again does no harm: true for every GET, and for calls that only hand out something new. */
  readonly repeatable: boolean;
  readonly signal?: AbortSignal;
}

/** One answer, whole in memory. Header names are in lower case; of a repeated header the values are joined. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends a request and gives its answer, whatever its status. Throws WhocanError when there is no answer. */
export type Exchange = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * Behaviour around an exchange. These work on whole answers and not on undici's dispatch handlers, because Zoom tells
 * in the body alone whether a 429 is of this second or of this day, and because they take their time from a Clock.
 */
export type Interceptor = (next: Exchange) => Exchange;

/** Composes interceptors around an exchange; the first named is the outermost. */
export function compose(exchange: Exchange, ...outsideIn: readonly Interceptor[]): Exchange {
  return outsideIn.reduceRight((next, interceptor) => interceptor(next), exchange);
}

/** Bodies that were parsed: several interceptors look into one answer, which may be megabytes. */
const parsed = new WeakMap<HttpAnswer, { readonly body: unknown }>();

/** The answer's body as JSON, or undefined where it is none. The same value each time: nobody may change it. */
export function parseJson(answer: HttpAnswer): unknown {
  const known = parsed.get(answer) ?? { body: parse(answer.text) };
  parsed.set(answer, known);
  return known.body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
