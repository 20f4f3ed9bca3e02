import { PER_SECOND, throttled } from "../limits/throttled.ts";
import { asHtml } from "./bodies.ts";
import { serverError } from "./connection.ts";
import type { Fault, FaultCall } from "./fault.ts";

/** The first requests for a token always meet a fault, up to so many: one more than a client tries. */
const LONGEST_BURST = 7;
/** How likely later ones do, which renew it. */
const LATER = 0.3;

const isHit = ({ nth, ofRun, dice }: FaultCall) => nth < ofRun().int(1, LONGEST_BURST) || dice.chance(LATER);

/** The host of the access tokens misbehaves by itself. A request for one that is tried again costs one more. */
export const TOKEN_HOST: Readonly<Record<string, Fault>> = {
  "5xx of the token host": {
    ofTokens: true,
    costs: 1,
    instead: (call) => (isHit(call) ? serverError(call.dice) : undefined),
  },
  "per-second limit of the token host": {
    ofTokens: true,
    costs: 1,
    instead: (call) => (isHit(call) ? throttled(PER_SECOND, {}) : undefined),
  },
  "resets by the token host": { ofTokens: true, costs: 1, instead: (call) => (isHit(call) ? "destroy" : undefined) },
  "slow bodies of the token host": {
    ofTokens: true,
    spoil: (call, reply) => (isHit(call) ? { ...reply, send: "slow" } : undefined),
  },
  "cut bodies of the token host": {
    ofTokens: true,
    costs: 1,
    spoil: (call, reply) => (isHit(call) ? { ...reply, send: "cut" } : undefined),
  },
  // What is no token is not asked for again, but by the next request that needs one.
  "HTML of the token host": {
    ofTokens: true,
    costs: 1,
    spoil: (call, reply) => (isHit(call) ? asHtml(reply) : undefined),
  },
  "answers of the token host without a token": {
    ofTokens: true,
    costs: 1,
    spoil: (call, reply) => (isHit(call) ? { ...reply, body: call.dice.pick<unknown>([{}, [], null, 7]) } : undefined),
  },
};
