import type { DemoAccount } from "../../account/demo-account.ts";
import { Random } from "../../account/random.ts";
import type { Reply } from "../reply.ts";
import { ACCOUNT } from "./account.ts";
import { BODIES } from "./bodies.ts";
import { CONNECTION } from "./connection.ts";
import type { Fault, FaultCall } from "./fault.ts";
import { THROTTLING } from "./throttling.ts";
import { TOKEN_HOST } from "./token-host.ts";
import { TOKENS } from "./tokens.ts";

/** Every way in which the fake Zoom can misbehave, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  ...THROTTLING,
  ...CONNECTION,
  ...BODIES,
  ...TOKENS,
  ...TOKEN_HOST,
  ...ACCOUNT,
};

/** Which faults meet the requests from now on: the same seed and mix do the same to the same requests. */
export interface FaultMix {
  readonly seed: number;
  readonly names: readonly string[];
}

/** What a request is to the faults. */
export type SpoiledRequest = Pick<FaultCall, "path" | "query"> & {
  /** Whether it asks for an access token. */
  readonly ofTokens: boolean;
  readonly account: DemoAccount;
  readonly now: Date;
  readonly revokeTokens: () => void;
};

/** One mix at work. It counts how often it struck, and what that may cost. */
export class Mischief {
  /** Most requests that the faults so far may have caused. */
  costs = 0;
  readonly #mix: FaultMix;
  readonly #strikes = new Map<string, number>();
  readonly #asked = new Map<string, number>();
  /** The page tokens of each list since its first page. */
  readonly #pages = new Map<string, Set<string>>();
  #index = 0;

  constructor(mix: FaultMix) {
    this.#mix = mix;
  }

  /** How often each fault struck that did. */
  get strikes(): ReadonlyMap<string, number> {
    return this.#strikes;
  }

  /** The answer of a request: the real one, spoiled, or another in its place. */
  answer(request: SpoiledRequest, real: () => Reply): Reply | "destroy" {
    const nth = this.#asked.get(request.path) ?? 0;
    this.#asked.set(request.path, nth + 1);
    const index = this.#index++;
    const pages = this.#countPages(request);
    const calls = this.#mix.names
      .map((name) => ({ fault: faultOf(name), call: this.#call(name, request, { nth, index, pages }) }))
      .filter(({ fault }) => (fault.ofTokens ?? false) === request.ofTokens);
    for (const { fault, call } of calls) {
      const reply = fault.instead?.(call);
      if (reply === undefined) continue;
      call.strike();
      return reply;
    }
    let reply = real();
    for (const { fault, call } of calls) {
      const spoiled = typeof reply.body === "string" ? undefined : fault.spoil?.(call, reply);
      if (spoiled === undefined) continue;
      call.strike();
      reply = spoiled;
    }
    return reply;
  }

  #call(name: string, request: SpoiledRequest, counts: Pick<FaultCall, "nth" | "index" | "pages">): FaultCall {
    const { seed } = this.#mix;
    const label = [name, request.path, listOf(request), counts.nth].join("|");
    const call: FaultCall = {
      ...request,
      ...counts,
      dice: new Random(seed, label),
      ofRun: () => new Random(seed, name),
      strike: () => {
        const { costs = 0 } = faultOf(name);
        this.costs += typeof costs === "number" ? costs : costs(call);
        this.#strikes.set(name, (this.#strikes.get(name) ?? 0) + 1);
      },
      cost: () => {
        this.costs++;
      },
    };
    return call;
  }

  #countPages(request: SpoiledRequest): number {
    const list = `${request.path}|${listOf(request)}`;
    const token = request.query.get("next_page_token") ?? "";
    const pages = token === "" ? new Set<string>() : (this.#pages.get(list) ?? new Set<string>());
    this.#pages.set(list, pages.add(token));
    return pages.size;
  }
}

/** What a request asks for, whatever the page. */
function listOf({ query }: SpoiledRequest): string {
  const { next_page_token: _, ...others } = Object.fromEntries(query);
  return JSON.stringify(others);
}

function faultOf(name: string): Fault {
  const fault = FAULTS[name];
  if (fault === undefined) throw new Error(`There is no fault "${name}".`);
  return fault;
}
