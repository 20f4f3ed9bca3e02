import type { AccountGraph, AccountNode, AccountRelation } from "../../../derive/account-graph.ts";
import { BoundedMap } from "../../../lib/bounded-map.ts";
import { NumberList } from "../../../lib/number-list.ts";
import type { ColdBytes, Sections } from "../../../lib/sections/sections.ts";
import { relationKey } from "../../../model/facts.ts";
import { FLAGS } from "./flags.ts";
import type { GraphAbout } from "./graph-writer.ts";
import { headOfText, type NodeHead } from "./node-head.ts";
import { nodeOfText } from "./node-text.ts";
import { PackedKeys } from "./packed-keys.ts";
import { PackedRelation } from "./packed-relation.ts";

const NONE: readonly string[] = [];
/** How many nodes are remembered before all are forgotten. */
const MOST_REMEMBERED = 1 << 12;

/** All facts of a revision in arrays by the ids of keys. The order of ids is that of keys, and lists come in it. */
export class PackedGraph implements AccountGraph {
  readonly keys: PackedKeys;
  readonly #about: GraphAbout;
  readonly #kinds: Uint16Array;
  readonly #flags: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #lengths: Uint32Array;
  readonly #texts: ColdBytes;
  readonly #relations: ReadonlyMap<string, PackedRelation>;
  readonly #remembered = new BoundedMap<number, AccountNode>(MOST_REMEMBERED);

  constructor(sections: Sections, about: GraphAbout) {
    this.#about = about;
    this.keys = PackedKeys.of(sections, "keys");
    this.#kinds = sections.u16("nodes.kinds");
    this.#flags = sections.u8("nodes.flags");
    this.#starts = sections.u32("nodes.starts");
    this.#lengths = sections.u32("nodes.lengths");
    this.#texts = sections.cold("nodes");
    this.#relations = new Map(about.relations.map((name) => [name, new PackedRelation(sections, name)]));
  }

  node(key: string): AccountNode | undefined {
    const id = this.keys.id(key);
    return id < 0 ? undefined : this.nodeAt(id);
  }

  nodeAt(id: number): AccountNode | undefined {
    const known = this.#remembered.get(id);
    if (known !== undefined) return known;
    const node = this.#read(id, this.keys.key(id));
    if (node === undefined) return undefined;
    this.#remembered.set(id, node);
    return node;
  }

  #read(id: number, key: string): AccountNode | undefined {
    const kind = this.kindAt(id);
    if (kind === undefined) return undefined;
    return nodeOfText(this.#about.shapes, key, kind, this.#text(id));
  }

  /** What a list shows of a node, one of many: it is not remembered. */
  headAt(id: number): NodeHead {
    return headOfText(this.#about.shapes, this.#text(id));
  }

  #text(id: number): string {
    const start = this.#starts[id] as number;
    return this.#texts.text(start, start + (this.#lengths[id] as number));
  }

  kind(key: string): string | undefined {
    const id = this.keys.id(key);
    return id < 0 ? undefined : this.kindAt(id);
  }

  kindAt(id: number): string | undefined {
    return this.#about.kinds[(this.#kinds[id] as number) - 1];
  }

  isInactive(key: string): boolean {
    const id = this.keys.id(key);
    return id >= 0 && this.flagged(id, FLAGS.inactive);
  }

  flagged(id: number, flag: number): boolean {
    return ((this.#flags[id] as number) & flag) !== 0;
  }

  /** Ids that have a flag, in order. */
  withFlag(flag: number): Uint32Array {
    return idsWhere(this.#flags, (flags) => (flags & flag) !== 0);
  }

  *nodes(): Generator<AccountNode> {
    for (let id = 0; id < this.keys.size; id++) {
      const node = this.kindAt(id) === undefined ? undefined : this.#read(id, this.keys.key(id));
      if (node !== undefined) yield node;
    }
  }

  kindCounts(): ReadonlyMap<string, number> {
    const counts = new Uint32Array(this.#about.kinds.length + 1);
    for (const kind of this.#kinds) counts[kind] = (counts[kind] as number) + 1;
    // A node that another section gave another kind may leave a kind without nodes.
    return new Map(
      this.#about.kinds.map((kind, at) => [kind, counts[at + 1] as number] as const).filter(([, count]) => count > 0),
    );
  }

  ofKind(kind: string): readonly string[] {
    return [...this.keys.each(this.idsOfKind(kind))];
  }

  /** In order. */
  idsOfKind(kind: string): Uint32Array {
    const number = this.#about.kinds.indexOf(kind) + 1;
    return number === 0 ? new Uint32Array() : idsWhere(this.#kinds, (each) => each === number);
  }

  to(relation: string, from: string): readonly string[] {
    return this.#keysOf(this.#relations.get(relation)?.out.row(this.keys.id(from)));
  }

  from(relation: string, to: string): readonly string[] {
    return this.#keysOf(this.#relations.get(relation)?.in.row(this.keys.id(to)));
  }

  isTarget(relation: string, key: string): boolean {
    const id = this.keys.id(key);
    return id >= 0 && (this.#relations.get(relation)?.in.count(id) ?? 0) > 0;
  }

  /** The rows of a relation that lead out and in; undefined where the account has none. */
  rows(relation: string): PackedRelation | undefined {
    return this.#relations.get(relation);
  }

  relation(key: string): AccountRelation | undefined {
    const [from = "", relation = "", to = "", ...rest] = key.split("|");
    const rows = rest.length > 0 ? undefined : this.#relations.get(relation);
    const source = this.keys.id(from);
    const target = this.keys.id(to);
    const at = rows === undefined || source < 0 || target < 0 ? -1 : rows.out.position(source, target);
    if (rows === undefined || at < 0) return undefined;
    return { key, from, relation, to, sections: this.#saidAt(rows, at) };
  }

  relationTypes(): Iterable<string> {
    return this.#relations.keys();
  }

  *relationsSaid(type: string, isWanted: (sections: readonly string[]) => boolean): Generator<AccountRelation> {
    const rows = this.#relations.get(type);
    if (rows === undefined) return;
    const isSaidSo = this.#about.sections.map(isWanted);
    for (const source of rows.out.rowsWith(1)) {
      for (let at = rows.out.start(source); at < rows.out.stop(source); at++) {
        if (!isSaidSo[rows.said[at] as number]) continue;
        const from = this.keys.read(source);
        const to = this.keys.key(rows.out.list[at] as number);
        yield { key: relationKey(from, type, to), from, relation: type, to, sections: this.#saidAt(rows, at) };
      }
    }
  }

  sources(relation: string): Iterable<string> {
    return this.keys.each(this.#relations.get(relation)?.out.rowsWith(1) ?? []);
  }

  targets(relation: string): Iterable<string> {
    return this.keys.each(this.#relations.get(relation)?.in.rowsWith(1) ?? []);
  }

  *nodeless(relation: string, end: "from" | "to"): Generator<string> {
    const rows = this.#relations.get(relation);
    const ids = end === "from" ? rows?.out.rowsWith(1) : rows?.in.rowsWith(1);
    for (const id of ids ?? []) if (this.kindAt(id) === undefined) yield this.keys.read(id);
  }

  branching(relation: string): Iterable<string> {
    return this.keys.each(this.#relations.get(relation)?.out.rowsWith(2) ?? []);
  }

  #saidAt(rows: PackedRelation, at: number): readonly string[] {
    return this.#about.sections[rows.said[at] as number] ?? NONE;
  }

  #keysOf(ids: Uint32Array | undefined): readonly string[] {
    return ids === undefined || ids.length === 0 ? NONE : Array.from(ids, (id) => this.keys.key(id));
  }
}

/** Positions of the values that are wanted, in order. */
function idsWhere(values: Uint8Array | Uint16Array, isWanted: (value: number) => boolean): Uint32Array {
  const found = new NumberList();
  for (let id = 0; id < values.length; id++) if (isWanted(values[id] as number)) found.push(id);
  return found.toArray();
}
