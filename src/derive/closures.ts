import { BoundedMap } from "../lib/bounded-map.ts";
import { getOrMake } from "../lib/maps.ts";
import { relationKey } from "../model/facts.ts";
import type { Account } from "./account.ts";

const GROUPS = ["MEMBER_OF"] as const;
const HOLDERS = ["MEMBER_OF", "HAS_ROLE"] as const;

/** All that the relations lead to from a key, the key itself left out; cycle-safe, without depth limit. */
function closure(account: Account, start: string, relations: readonly string[], backwards = false): Set<string> {
  const found = new Set<string>();
  const open = [start];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const relation of relations) {
      for (const next of backwards ? account.from(relation, key) : account.to(relation, key)) {
        if (next === start || found.has(next)) continue;
        found.add(next);
        open.push(next);
      }
    }
  }
  return found;
}

/** How many closures of a kind are remembered, and of how many pairs the paths between them. */
const MOST_REMEMBERED = 1 << 14;
/** Groups in groups may make millions of paths between two: of no more than these all are remembered. */
const MOST_PATHS = 64;

/** The keys of the relations that lead from one to another. */
export type Path = readonly string[];

interface Walk {
  readonly relations: readonly string[];
  /** What the path so far has passed. */
  readonly seen: Set<string>;
  readonly check: () => void;
}

/** The closures of an account; those asked for last are remembered. */
export class Closures {
  readonly #account: Account;
  readonly #groups = new BoundedMap<string, ReadonlySet<string>>(MOST_REMEMBERED);
  readonly #holders = new BoundedMap<string, ReadonlySet<string>>(MOST_REMEMBERED);
  readonly #members = new BoundedMap<string, ReadonlySet<string>>(MOST_REMEMBERED);

  readonly #paths = new BoundedMap<string, readonly Path[]>(MOST_REMEMBERED);
  readonly #memberPaths = new BoundedMap<string, readonly Path[]>(MOST_REMEMBERED);

  constructor(account: Account) {
    this.#account = account;
  }

  /** The groups that a user or group is in, through groups of groups. */
  groupsOf(key: string): ReadonlySet<string> {
    return getOrMake(this.#groups, key, () => closure(this.#account, key, GROUPS));
  }

  /** The groups and roles that a user acts as. Nothing is reached through a role. */
  holdersOf(key: string): ReadonlySet<string> {
    return getOrMake(this.#holders, key, () => closure(this.#account, key, HOLDERS));
  }

  /** The roles among them. */
  rolesOf(key: string): string[] {
    return [...this.holdersOf(key)].filter((holder) => this.#account.graph.isTarget("HAS_ROLE", holder));
  }

  /** All that act as a role or group: users, groups and keys without a node. */
  actingAs(holder: string): ReadonlySet<string> {
    return getOrMake(this.#members, holder, () => closure(this.#account, holder, HOLDERS, true));
  }

  /** Each simple path from a user or group to a role or group. `check` ends a long walk by what it throws. */
  paths(from: string, to: string, check = () => {}): Iterable<Path> {
    return this.#between(this.#paths, [from, to], HOLDERS, check);
  }

  /** As `paths`, by memberships only: why an owner's things are in a group's set. */
  memberPaths(from: string, to: string, check = () => {}): Iterable<Path> {
    return this.#between(this.#memberPaths, [from, to], GROUPS, check);
  }

  #between(
    known: Map<string, readonly Path[]>,
    [from, to]: readonly [string, string],
    relations: readonly string[],
    check: () => void,
  ): Iterable<Path> {
    if (from === to) return [[]];
    const id = `${from}|${to}`;
    const remembered = known.get(id);
    if (remembered !== undefined) return remembered;
    const walk = () => this.#walk(from, to, { relations, seen: new Set([from]), check }, []);
    const found: Path[] = [];
    for (const path of walk()) if (found.push(path) > MOST_PATHS) return walk();
    known.set(id, found);
    return found;
  }

  *#walk(at: string, to: string, walk: Walk, path: Path): Generator<Path> {
    const { relations, seen, check } = walk;
    check();
    for (const relation of relations) {
      for (const next of this.#account.to(relation, at)) {
        if (next === to) yield [...path, relationKey(at, relation, next)];
        else if (!seen.has(next) && this.#leadsTo(next, to, relations)) {
          seen.add(next);
          yield* this.#walk(next, to, walk, [...path, relationKey(at, relation, next)]);
          seen.delete(next);
        }
      }
    }
  }

  /** Most groups of a user lead nowhere: what they lead to is remembered, and looked at before they are followed. */
  #leadsTo(from: string, to: string, relations: readonly string[]): boolean {
    return (relations === GROUPS ? this.groupsOf(from) : this.holdersOf(from)).has(to);
  }
}
