import { Bits } from "../../lib/bits.ts";
import { type AccessState, standingOfRank, standingRank, worseState } from "../../model/states.ts";

/** Users by the standings that they have of one thing: a set for each rank. Settled, no two of the sets share a user. */
export class UsersByRank {
  readonly #sets: (Bits | undefined)[] = [];

  add(rank: number, users: Bits): void {
    this.#sets[rank] = this.#sets[rank]?.addAll(users) ?? users.clone();
  }

  /** Gives dormant users what they have as dormant ones. */
  rest(dormant: Bits): this {
    const sets = this.#sets.splice(0);
    sets.forEach((users, rank) => {
      if (users?.meets(dormant)) this.add(dormantRank(rank), users.clone().keep(dormant));
      if (users !== undefined) this.add(rank, users.drop(dormant));
    });
    return this;
  }

  /** Leaves each user in the set of its best rank alone. */
  settle(): this {
    let seen: Bits | undefined;
    for (const [, users] of this.entries()) seen = seen === undefined ? users.clone() : seen.addAll(users.drop(seen));
    return this;
  }

  *entries(): Generator<readonly [rank: number, users: Bits]> {
    for (const [rank, users] of this.#sets.entries()) if (users !== undefined) yield [rank, users];
  }

  /** Those whose best standing is in one of the states. */
  inStates(states: readonly AccessState[], size: number): Bits {
    const found = new Bits(size);
    for (const [rank, users] of this.entries()) if (states.includes(standingOfRank(rank).state)) found.addAll(users);
    return found;
  }
}

function dormantRank(rank: number): number {
  const { state, bound } = standingOfRank(rank);
  return standingRank({ state: worseState(state, "DORMANT"), bound });
}
