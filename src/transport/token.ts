import type { Clock } from "../lib/clock.ts";
import type { HttpAnswer, Interceptor } from "./exchange.ts";

export interface Token {
  readonly value: string;
  readonly expiresAt: Date;
}

const EARLY_MS = 5 * 60_000;

/** How soon a renewal that failed is tried again, while the token that is held still is good. */
const AGAIN_MS = 60_000;

/**
 * Holds the token of one connection: fetched when first needed, renewed five minutes before it ends (or in the last
 * fifth of a short life), by one request however many wait for it. Until it ends it outlives a renewal that fails.
 */
export class TokenHolder<T extends Token = Token> {
  readonly #clock: Clock;
  readonly #fetch: () => Promise<T>;
  #current: { readonly token: T; renewAt: number } | undefined;
  #flight: Promise<T> | undefined;

  constructor(clock: Clock, fetch: () => Promise<T>) {
    this.#clock = clock;
    this.#fetch = fetch;
  }

  async get(): Promise<T> {
    const current = this.#current;
    if (current === undefined) return this.#renew();
    if (this.#clock.now().getTime() < current.renewAt) return current.token;
    try {
      return await this.#renew();
    } catch (thrown) {
      const now = this.#clock.now().getTime();
      if (this.#current !== current || now >= current.token.expiresAt.getTime()) throw thrown;
      current.renewAt = now + AGAIN_MS;
      return current.token;
    }
  }

  /** Another token than the one that was refused; if somebody renewed it meanwhile, that one. */
  async replace(refused: string): Promise<T> {
    if (this.#current?.token.value === refused) this.#current = undefined;
    return this.get();
  }

  #renew(): Promise<T> {
    this.#flight ??= this.#fetch()
      .then((token) => {
        const now = this.#clock.now().getTime();
        const life = token.expiresAt.getTime() - now;
        this.#current = { token, renewAt: now + Math.max(life - EARLY_MS, life * 0.8) };
        return token;
      })
      .finally(() => {
        this.#flight = undefined;
      });
    return this.#flight;
  }
}

/** Adds the bearer token; when the answer says that it is refused, renews it once and tries once more. */
export function bearer(holder: TokenHolder, isRefused: (answer: HttpAnswer) => boolean): Interceptor {
  return (next) => async (request) => {
    const withToken = (token: Token) =>
      next({ ...request, headers: { ...request.headers, authorization: `Bearer ${token.value}` } });
    const token = await holder.get();
    const answer = await withToken(token);
    return isRefused(answer) ? withToken(await holder.replace(token.value)) : answer;
  };
}
