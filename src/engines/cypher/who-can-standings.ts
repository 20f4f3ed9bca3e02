import type { Counts } from "../../access/answers.ts";
import { type AccessState, standingOfRank, standingRank, worseState } from "../../model/states.ts";
import { Counter } from "../answers/access-rows.ts";

/** The best rank of each thing that somebody has: of each permission, or of the one entitlement. */
export type Standings = ReadonlyMap<string, number>;

export const NO_STANDINGS: Standings = new Map();

/** The better of what several lists say of each thing. */
export function bestStandings(all: Iterable<Standings>): Standings {
  const best = new Map<string, number>();
  for (const standings of all) {
    for (const [thing, rank] of standings) best.set(thing, Math.min(rank, best.get(thing) ?? rank));
  }
  return best;
}

/** The same for a dormant user: it has all of it dormant. */
export function dormantStandings(standings: Standings): Standings {
  return new Map([...standings].map(([thing, rank]) => [thing, dormantRank(rank)]));
}

function dormantRank(rank: number): number {
  const { state, bound } = standingOfRank(rank);
  return standingRank({ state: worseState(state, "DORMANT"), bound });
}

/** Whether anything is left once a filter by states has dropped what is in others. */
export function isLeft(standings: Standings, states: readonly AccessState[]): boolean {
  for (const rank of standings.values()) if (states.includes(standingOfRank(rank).state)) return true;
  return false;
}

export function hasActive(standings: Standings, thing: string): boolean {
  const rank = standings.get(thing);
  return rank !== undefined && standingOfRank(rank).state === "ACTIVE";
}

/** Counts principals by the state of the best that they have; `total` are those of whom something is left. */
export class Tally {
  readonly #counter = new Counter();
  readonly #states: readonly AccessState[];
  total = 0;

  constructor(states: readonly AccessState[]) {
    this.#states = states;
  }

  add(standings: Standings, principals = 1): void {
    if (standings.size === 0) return;
    this.#counter.add(Math.min(...standings.values()), principals);
    if (isLeft(standings, this.#states)) this.total += principals;
  }

  get counts(): Counts {
    return this.#counter.counts;
  }
}
