import type { Account } from "../../derive/account.ts";
import { Bits } from "../../lib/bits.ts";
import { getOrMake } from "../../lib/maps.ts";
import { firstAfter } from "../answers/first-after.ts";

const LEADING = ["HAS_ROLE", "MEMBER_OF"] as const;

/** Users by numbers in the order of their keys, and sets of them. What it gives out is not to be changed. */
export class UserSets {
  readonly #keys: readonly string[];
  readonly all: Bits;
  readonly dormant: Bits;
  readonly #account: Account;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #acting = new Map<string, Bits>();
  readonly #members = new Map<string, Bits>();

  /** `keys`: of all users, in byte order. */
  constructor(account: Account, keys: readonly string[]) {
    this.#account = account;
    this.#keys = keys;
    this.#numbers = new Map(keys.map((key, number) => [key, number]));
    this.all = Bits.all(keys.length);
    this.dormant = this.of(keys.filter((key) => account.isDormant(key)));
  }

  /** Those of the keys that are users. */
  of(keys: Iterable<string>): Bits {
    const bits = new Bits(this.#keys.length);
    for (const key of keys) {
      const number = this.#numbers.get(key);
      if (number !== undefined) bits.add(number);
    }
    return bits;
  }

  number(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  key(number: number): string {
    return this.#keys[number] as string;
  }

  /** The number of the first user whose key is greater. */
  firstAfter(key: string): number {
    return firstAfter(this.#keys.length, (number) => this.key(number), key);
  }

  /** Who is in a group, through groups of groups. */
  membersOf(group: string): Bits {
    return getOrMake(this.#members, group, () => this.#find(group, ["MEMBER_OF"]));
  }

  /** Who acts as a role or group, through groups of groups; a user acts as itself. */
  actingAs(holder: string): Bits {
    return getOrMake(this.#acting, holder, () => this.#find(holder, LEADING));
  }

  #find(holder: string, relations: readonly string[]): Bits {
    const found = this.of([holder]);
    const seen = new Set([holder]);
    const open = [holder];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const relation of relations) {
        for (const next of this.#account.from(relation, key)) {
          const number = this.#numbers.get(next);
          if (number !== undefined) found.add(number);
          if (seen.has(next) || !this.#leads(next, relations)) continue;
          seen.add(next);
          open.push(next);
        }
      }
    }
    return found;
  }

  #leads(key: string, relations: readonly string[]): boolean {
    return relations.some((relation) => this.#account.from(relation, key).length > 0);
  }
}
