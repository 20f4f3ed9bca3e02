/** States of an access, best first. A proof's state is its worst link, a pair's state that of its best proof. */
export const ACCESS_STATES = ["ACTIVE", "UNKNOWN", "GATED", "DORMANT"] as const;
export type AccessState = (typeof ACCESS_STATES)[number];

export const STATE_MEANINGS: Readonly<Record<AccessState, string>> = {
  ACTIVE: "It holds.",
  UNKNOWN: "It may hold: something that it rests on was not read, or Zoom shows it to nobody.",
  GATED: "It would hold, but the account is known to lack the product.",
  DORMANT: "It would hold for an inactive or pending user, and comes back on activation.",
};

/** EXACT: just this reach is shown. AT_MOST: no more than this, perhaps less. EXACT comes before AT_MOST. */
export const BOUNDS = ["EXACT", "AT_MOST"] as const;
export type Bound = (typeof BOUNDS)[number];

export const VERDICTS = ["YES", "NO", "UNKNOWN"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What one proof, or the best proof of a pair, amounts to. */
export interface Standing {
  readonly state: AccessState;
  readonly bound: Bound;
}

/** 0 is the best of the eight combinations, 7 the worst. */
export function standingRank({ state, bound }: Standing): number {
  return ACCESS_STATES.indexOf(state) * 2 + BOUNDS.indexOf(bound);
}

export function standingOfRank(rank: number): Standing {
  return {
    state: ACCESS_STATES[rank >> 1] as AccessState,
    bound: BOUNDS[rank & 1] as Bound,
  };
}

/** The worse of two states: what a chain of both amounts to. */
export function worseState(a: AccessState, b: AccessState): AccessState {
  return ACCESS_STATES.indexOf(a) >= ACCESS_STATES.indexOf(b) ? a : b;
}
