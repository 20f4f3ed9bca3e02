import type { DemoAccount } from "../../account/demo-account.ts";
import { Random } from "../../account/random.ts";
import type { Reply } from "../reply.ts";
import { ACCOUNT } from "./account.ts";
import { BODIES } from "./bodies.ts";
import { CONNECTION } from "./connection.ts";
import type { Fault, FaultCall } from "./fault.ts";
import { THROTTLING } from "./throttling.ts";
import { TOKENS } from "./tokens.ts";

/** Every way in which the fake Zoom can misbehave, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  ...THROTTLING,
  ...CONNECTION,
  ...BODIES,
  ...TOKENS,
  ...ACCOUNT,
};

/** Which faults meet the requests from now on: the same seed and mix do the same to the same requests. */
export interface FaultMix {
  readonly seed: number;
  readonly names: readonly string[];
}

/** What a request is to the faults. */
export type SpoiledRequest = Pick<FaultCall, "path" | "query"> & {
  readonly account: DemoAccount;
  readonly now: Date;
  readonly revokeTokens: () => void;
};

/** One mix at work. It counts how often it struck, and what that may cost. */
export class Mischief {
  /** Most requests that the faults so far may cost. */
  costs = 0;
  readonly #mix: FaultMix;
  readonly #asked = new Map<string, number>();
  #index = 0;

  constructor(mix: FaultMix) {
    this.#mix = mix;
  }

  /** The answer of a request: the real one, spoiled, or another in its place. Requests for tokens are left alone. */
  answer(request: SpoiledRequest, real: () => Reply): Reply | "destroy" {
    const nth = this.#asked.get(request.path) ?? 0;
    this.#asked.set(request.path, nth + 1);
    const index = this.#index++;
    const calls = this.#mix.names.map((name) => ({
      fault: faultOf(name),
      call: this.#call(name, request, nth, index),
    }));
    for (const { fault, call } of calls) {
      const reply = fault.instead?.(call);
      if (reply === undefined) continue;
      this.#strike(fault);
      return reply;
    }
    let reply = real();
    for (const { fault, call } of calls) {
      const spoiled = typeof reply.body === "string" ? undefined : fault.spoil?.(call, reply);
      if (spoiled === undefined) continue;
      this.#strike(fault);
      reply = spoiled;
    }
    return reply;
  }

  #strike({ costs = 1 }: Fault): void {
    this.costs += costs;
  }

  #call(name: string, request: SpoiledRequest, nth: number, index: number): FaultCall {
    const { seed } = this.#mix;
    const { next_page_token: _, ...query } = Object.fromEntries(request.query);
    const dice = new Random(seed, [name, request.path, JSON.stringify(query), nth].join("|"));
    const strike = () => this.#strike(faultOf(name));
    return { ...request, nth, index, dice, strike, ofRun: () => new Random(seed, name) };
  }
}

function faultOf(name: string): Fault {
  const fault = FAULTS[name];
  if (fault === undefined) throw new Error(`There is no fault "${name}".`);
  return fault;
}
