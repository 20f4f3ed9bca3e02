import type { AccountNode } from "../../../derive/account-graph.ts";
import type { CoverageView } from "../../../derive/coverage-view.ts";
import { uniteNode } from "../../../derive/unite-node.ts";
import { getOrMake } from "../../../lib/maps.ts";
import { NumberList } from "../../../lib/number-list.ts";
import type { SectionArray } from "../../../lib/sections/memory-sections.ts";
import { TextHeap } from "../../../lib/sections/text-heap.ts";
import { compareBytes, type Fact, type NodeFact } from "../../../model/facts.ts";
import { flagsOf } from "./flags.ts";
import { NameWriter } from "./name-table.ts";
import { type NodeShape, NodeWriter, nodeOfText } from "./node-text.ts";
import { packKeys } from "./packed-keys.ts";
import { RelationWriter, SectionLists } from "./relation-writer.ts";
import { SearchWriter } from "./search-text.ts";

/** What is small of a packed graph. */
export interface GraphAbout {
  readonly kinds: readonly string[];
  readonly relations: readonly string[];
  readonly shapes: readonly NodeShape[];
  readonly sections: readonly (readonly string[])[];
}

/** Packs the facts of one revision, which come in any order; keys get their ids when all are known. */
export class GraphWriter {
  readonly #coverage: CoverageView;
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #nodes = new NodeWriter();
  readonly #heap = new TextHeap();
  readonly #starts = new NumberList();
  readonly #lengths = new NumberList();
  /** One more than the number of the kind; 0 for a key without a node. */
  readonly #kindOf = new NumberList();
  readonly #flags = new NumberList();
  readonly #kinds: string[] = [];
  readonly #relations = new Map<string, RelationWriter>();
  readonly #lists = new SectionLists();
  readonly #names = new NameWriter();
  readonly #search = new SearchWriter();
  /** Facts come in the order of keys: what leads out of one thing comes together. */
  #lastFrom: { readonly key: string | undefined; readonly number: number } = { key: undefined, number: -1 };

  constructor(coverage: CoverageView) {
    this.#coverage = coverage;
  }

  get firstKey(): string | undefined {
    return this.#keys[0];
  }

  add(fact: Fact): void {
    if (fact.type === "node") this.#addNode(fact);
    else {
      const relation = getOrMake(this.#relations, fact.relation, () => new RelationWriter());
      if (this.#lastFrom.key !== fact.from) this.#lastFrom = { key: fact.from, number: this.#number(fact.from) };
      relation.add(this.#lastFrom.number, this.#number(fact.to), this.#lists.number([fact.section]));
    }
  }

  pack(arrays: Map<string, SectionArray>, heaps: Map<string, TextHeap>): GraphAbout {
    const keys = this.#keys;
    const order = Uint32Array.from(keys.keys()).sort((a, b) => compareBytes(keys[a] as string, keys[b] as string));
    const ids = new Uint32Array(keys.length);
    order.forEach((number, id) => {
      ids[number] = id;
    });
    packKeys(
      arrays,
      "keys",
      Array.from(order, (number) => keys[number] as string),
    );
    arrays.set(
      "nodes.starts",
      order.map((number) => this.#starts.at(number)),
    );
    arrays.set(
      "nodes.lengths",
      order.map((number) => this.#lengths.at(number)),
    );
    arrays.set(
      "nodes.flags",
      Uint8Array.from(order, (number) => this.#flags.at(number)),
    );
    arrays.set(
      "nodes.kinds",
      Uint16Array.from(order, (number) => this.#kindOf.at(number)),
    );
    heaps.set("nodes", this.#heap);
    const idOf = (number: number) => ids[number] as number;
    this.#names.pack(arrays, idOf);
    this.#search.pack(arrays, idOf);
    heaps.set("search", this.#search.heap);
    const relations = [...this.#relations.keys()].sort(compareBytes);
    for (const relation of relations) this.#relations.get(relation)?.pack(arrays, relation, ids, this.#lists);
    return { kinds: this.#kinds, relations, shapes: this.#nodes.shapes, sections: this.#lists.lists };
  }

  #addNode(fact: NodeFact): void {
    const number = this.#number(fact.key);
    const node = uniteNode(this.#known(fact.key, number), fact);
    const start = this.#heap.add(this.#nodes.text(node));
    this.#starts.set(number, start);
    this.#lengths.set(number, this.#heap.length - start);
    this.#kindOf.set(number, this.#kindNumber(node.kind));
    this.#flags.set(number, flagsOf(node, this.#coverage));
    this.#names.add(number, node);
    this.#search.add(number, node);
  }

  #known(key: string, number: number): AccountNode | undefined {
    const kind = this.#kinds[this.#kindOf.at(number) - 1];
    if (kind === undefined) return undefined;
    const start = this.#starts.at(number);
    return nodeOfText(this.#nodes.shapes, key, kind, this.#heap.text(start, start + this.#lengths.at(number)));
  }

  #number(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    // A copy: a piece of a larger text, as keys come, keeps all of that in memory.
    const own = Buffer.from(key).toString();
    const number = this.#keys.push(own) - 1;
    this.#numbers.set(own, number);
    for (const list of [this.#starts, this.#lengths, this.#kindOf, this.#flags]) list.push(0);
    return number;
  }

  #kindNumber(kind: string): number {
    const at = this.#kinds.indexOf(kind);
    return at < 0 ? this.#kinds.push(kind) : at + 1;
  }
}
