import { append } from "../../lib/maps.ts";
import { compareBytes } from "../../model/facts.ts";
import type { World } from "../answers/world.ts";
import { bestStandings, hasActive, NO_STANDINGS, type Standings } from "./who-can-standings.ts";

/**
 * The roles and groups by which users are led to what holders have: whoever has or is in one of them itself acts as the holder, so
 * that users are one step away. Those that lead to the same are of one sort.
 */
export class Carriers {
  readonly keys: readonly string[];
  readonly #sortOf: ReadonlyMap<string, number>;
  readonly #standings: readonly Standings[];

  /** `holders`: what each role or group that holds something has. */
  constructor({ account, closures }: World, holders: ReadonlyMap<string, Standings>) {
    const led = new Map<string, Standings[]>();
    for (const [holder, standings] of holders) {
      for (const key of [holder, ...closures.actingAs(holder)]) if (!account.isUser(key)) append(led, key, standings);
    }
    const sorts = new Map<string, number>();
    const sortOf = new Map<string, number>();
    const standings: Standings[] = [];
    for (const [key, lists] of led) {
      const best = bestStandings(lists);
      const id = JSON.stringify([...best].sort(([a], [b]) => compareBytes(a, b)));
      const sort = sorts.get(id) ?? standings.push(best) - 1;
      sorts.set(id, sort);
      sortOf.set(key, sort);
    }
    this.keys = [...sortOf.keys()];
    this.#sortOf = sortOf;
    this.#standings = standings;
  }

  /** Keys with their sorts, as parameters of a statement. */
  get sorted(): readonly { readonly key: string; readonly sort: number }[] {
    return [...this.#sortOf].map(([key, sort]) => ({ key, sort }));
  }

  sortsOf(keys: Iterable<string>): readonly number[] {
    return [...new Set([...keys].flatMap((key) => this.#sortOf.get(key) ?? []))];
  }

  /** Keys of those that give something for certain. */
  activeIn(thing: string): readonly string[] {
    return [...this.#sortOf].filter(([, sort]) => hasActive(this.standings([sort]), thing)).map(([key]) => key);
  }

  /** What somebody has who holds carriers of these sorts. */
  standings(sorts: readonly number[]): Standings {
    return bestStandings(sorts.map((sort) => this.#standings[sort] ?? NO_STANDINGS));
  }
}
