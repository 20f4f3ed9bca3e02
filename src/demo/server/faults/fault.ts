import type { DemoAccount } from "../../account/demo-account.ts";
import type { Random } from "../../account/random.ts";
import type { Reply } from "../reply.ts";

/** A request that a fault may spoil. */
export interface FaultCall {
  readonly path: string;
  readonly query: URLSearchParams;
  /** How often this path was asked for before, whatever the page. */
  readonly nth: number;
  /** How many different pages of this list were asked for since its first one, this one included. */
  readonly pages: number;
  /** How many requests came before. */
  readonly index: number;
  readonly account: DemoAccount;
  readonly now: Date;
  /** Depends on the seed, the fault, the path and how often it was asked: not on what else is under way. */
  readonly dice: Random;
  /** The same for every request of one seed and fault. */
  readonly ofRun: () => Random;
  readonly revokeTokens: () => void;
  /** Counts a fault that leaves the answer to this request as it is. */
  readonly strike: () => void;
  /** Counts a request that an earlier strike is to blame for. */
  readonly cost: () => void;
}

/** One way in which a provider misbehaves. Each answers with undefined where it leaves a request alone. */
export interface Fault {
  /** It meets requests for access tokens, and no others; without it, all others. */
  readonly ofTokens?: true;
  /** It changes the account while it is read: then no reading can be of one moment. */
  readonly changesAccount?: true;
  /** Most requests that one strike causes beyond those of a run that it spares; none by default. */
  readonly costs?: number | ((call: FaultCall) => number);
  /** Sent in place of the real answer. */
  readonly instead?: (call: FaultCall) => Reply | "destroy" | undefined;
  /** The real answer, spoiled. */
  readonly spoil?: (call: FaultCall, reply: Reply) => Reply | undefined;
}

/** How likely a fault meets a request. */
export const RATE = 0.12;

/** The first list in an answer, by its name. */
export function listIn(body: unknown): readonly [name: string, list: readonly unknown[]] | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const found = Object.entries(body).find(([, value]) => Array.isArray(value));
  return found === undefined ? undefined : [found[0], found[1] as readonly unknown[]];
}

/** The answer with some members changed, where it is an object. */
export function changed(reply: Reply, members: Readonly<Record<string, unknown>>): Reply {
  return { ...reply, body: { ...(reply.body as object), ...members } };
}
