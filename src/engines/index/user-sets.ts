import { Bits } from "../../lib/bits.ts";
import { BoundedMap } from "../../lib/bounded-map.ts";
import { getOrMake } from "../../lib/maps.ts";
import { FLAGS } from "./packed/flags.ts";
import type { PackedGraph } from "./packed/packed-graph.ts";
import { firstFrom } from "./packed/sparse-rows.ts";

const LEADING = ["HAS_ROLE", "MEMBER_OF"] as const;
/** Sets that are remembered: each takes a bit for every user. */
const MOST_REMEMBERED = 1 << 11;
const NOBODY = 0xffffffff;

/** Users by numbers in the order of their keys, and sets of them. What it gives out is not to be changed. */
export class UserSets {
  readonly #graph: PackedGraph;
  readonly #acting = new BoundedMap<string, Bits>(MOST_REMEMBERED);
  readonly #members = new BoundedMap<string, Bits>(MOST_REMEMBERED);
  /** Ids of users by their numbers, and numbers by ids. */
  #users: { readonly ids: Uint32Array; readonly numbers: Uint32Array } | undefined;
  #all: Bits | undefined;
  #dormant: Bits | undefined;

  constructor(graph: PackedGraph) {
    this.#graph = graph;
  }

  get all(): Bits {
    this.#all ??= Bits.all(this.#known.ids.length);
    return this.#all;
  }

  get dormant(): Bits {
    this.#dormant ??= this.flagged(FLAGS.inactive);
    return this.#dormant;
  }

  /** Users that have a flag. */
  flagged(flag: number): Bits {
    const { ids } = this.#known;
    const bits = new Bits(ids.length);
    for (let number = 0; number < ids.length; number++) {
      if (this.#graph.flagged(ids[number] as number, flag)) bits.add(number);
    }
    return bits;
  }

  /** Those of the keys that are users. */
  of(keys: Iterable<string>): Bits {
    const bits = new Bits(this.#known.ids.length);
    for (const key of keys) this.#addId(bits, this.#graph.keys.id(key));
    return bits;
  }

  /** Those of the ids that are users'. */
  ofIds(ids: Iterable<number>): Bits {
    const bits = new Bits(this.#known.ids.length);
    for (const id of ids) this.#addId(bits, id);
    return bits;
  }

  number(key: string): number | undefined {
    const id = this.#graph.keys.id(key);
    const number = id < 0 ? NOBODY : (this.#known.numbers[id] as number);
    return number === NOBODY ? undefined : number;
  }

  key(number: number): string {
    return this.#graph.keys.key(this.id(number));
  }

  /** The id of its key in the graph. */
  id(number: number): number {
    return this.#known.ids[number] as number;
  }

  /** The number of the first user whose key is greater. */
  firstAfter(key: string): number {
    return firstFrom(this.#known.ids, this.#graph.keys.firstAfter(key));
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
    const found = new Bits(this.#known.ids.length);
    const rows = relations.flatMap((relation) => this.#graph.rows(relation)?.in ?? []);
    const start = this.#graph.keys.id(holder);
    if (start < 0) return found;
    this.#addId(found, start);
    const seen = new Set([start]);
    const open = [start];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const row of rows) {
        for (let at = row.start(id); at < row.stop(id); at++) {
          const next = row.list[at] as number;
          this.#addId(found, next);
          if (seen.has(next) || rows.every((each) => each.count(next) === 0)) continue;
          seen.add(next);
          open.push(next);
        }
      }
    }
    return found;
  }

  #addId(bits: Bits, id: number): void {
    const number = id < 0 ? NOBODY : (this.#known.numbers[id] as number);
    if (number !== NOBODY) bits.add(number);
  }

  get #known(): { readonly ids: Uint32Array; readonly numbers: Uint32Array } {
    if (this.#users !== undefined) return this.#users;
    const ids = this.#graph.idsOfKind("ZoomUser");
    const numbers = new Uint32Array(this.#graph.keys.size).fill(NOBODY);
    ids.forEach((id, number) => {
      numbers[id] = number;
    });
    this.#users = { ids, numbers };
    return this.#users;
  }
}
