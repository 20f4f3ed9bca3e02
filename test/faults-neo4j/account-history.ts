import type { TestAccount } from "../accounts/build-account.ts";
import { info } from "../contract/store-samples.ts";
import { deltaBetween } from "../neo4j/account-history.ts";
import { accountState } from "./account-states.ts";
import type { Commit } from "./history.ts";

/** Facts that change with each user who joins and one who leaves, what is changed of the others counted in. */
const CHANGES_PER_USER = 12;

/** The revisions of one account; every change changes some facts, ends some and begins some. */
export class AccountHistory {
  readonly #joining: number;
  #state: TestAccount;
  #parent = 0;

  /** About so many facts change in each commit. */
  constructor(size: number) {
    this.#joining = Math.ceil(size / CHANGES_PER_USER);
    this.#state = { ...accountState(0, 0), facts: [] };
  }

  /** The account as the last commit leaves it. */
  get state(): TestAccount {
    return this.#state;
  }

  next(): Commit {
    const before = this.#state;
    this.#state = accountState(this.#joining, this.#parent);
    const { opened, closed } = deltaBetween(before, this.#state);
    const ended = new Set([...closed].map(({ key, section }) => `${key}\n${section}`));
    return {
      delta: {
        opened: [...opened],
        closed: before.facts.filter(({ key, section }) => ended.has(`${key}\n${section}`)),
      },
      coverage: this.#state.coverage,
      info: { ...info(this.#parent++), catalogDigest: "test" },
    };
  }
}
