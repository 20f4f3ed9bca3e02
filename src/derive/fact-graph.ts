import { append, getOrMake } from "../lib/maps.ts";
import type { Fact } from "../model/facts.ts";
import type { AccountGraph, AccountNode, AccountRelation } from "./account-graph.ts";
import { uniteNode } from "./unite-node.ts";

const newIndex = () => new Map<string, string[]>();

/** The graph of as many facts as one question is about, in maps. */
export class FactGraph implements AccountGraph {
  readonly #nodes = new Map<string, AccountNode>();
  readonly #byKind = new Map<string, string[]>();
  readonly #relations = new Map<string, AccountRelation & { sections: string[] }>();
  readonly #out = new Map<string, Map<string, string[]>>();
  readonly #in = new Map<string, Map<string, string[]>>();

  /** The order of facts does not matter. */
  constructor(facts: Iterable<Fact>) {
    for (const fact of facts) {
      if (fact.type === "node") this.#nodes.set(fact.key, uniteNode(this.#nodes.get(fact.key), fact));
      else this.#addRelation(fact);
    }
    for (const node of this.#nodes.values()) append(this.#byKind, node.kind, node.key);
    for (const { from, relation, to, sections } of this.#relations.values()) {
      sections.sort();
      append(getOrMake(this.#out, relation, newIndex), from, to);
      append(getOrMake(this.#in, relation, newIndex), to, from);
    }
  }

  #addRelation({ key, from, relation, to, section }: Extract<Fact, { type: "relation" }>): void {
    const known = this.#relations.get(key);
    if (known === undefined) this.#relations.set(key, { key, from, relation, to, sections: [section] });
    else if (!known.sections.includes(section)) known.sections.push(section);
  }

  node(key: string): AccountNode | undefined {
    return this.#nodes.get(key);
  }
  kind(key: string): string | undefined {
    return this.#nodes.get(key)?.kind;
  }
  isInactive(key: string): boolean {
    const status = this.#nodes.get(key)?.properties["status"];
    return typeof status === "string" && status !== "active";
  }
  nodes(): Iterable<AccountNode> {
    return this.#nodes.values();
  }
  kindCounts(): ReadonlyMap<string, number> {
    return new Map([...this.#byKind].map(([kind, keys]) => [kind, keys.length]));
  }
  ofKind(kind: string): readonly string[] {
    return this.#byKind.get(kind) ?? [];
  }
  to(relation: string, from: string): readonly string[] {
    return this.#out.get(relation)?.get(from) ?? [];
  }
  from(relation: string, to: string): readonly string[] {
    return this.#in.get(relation)?.get(to) ?? [];
  }
  isTarget(relation: string, key: string): boolean {
    return this.#in.get(relation)?.has(key) ?? false;
  }
  relation(key: string): AccountRelation | undefined {
    return this.#relations.get(key);
  }
  relationTypes(): Iterable<string> {
    return this.#out.keys();
  }
  *relationsSaid(type: string, isWanted: (sections: readonly string[]) => boolean): Generator<AccountRelation> {
    for (const each of this.#relations.values()) if (each.relation === type && isWanted(each.sections)) yield each;
  }
  sources(relation: string): Iterable<string> {
    return this.#out.get(relation)?.keys() ?? [];
  }
  targets(relation: string): Iterable<string> {
    return this.#in.get(relation)?.keys() ?? [];
  }
  *nodeless(relation: string, end: "from" | "to"): Generator<string> {
    const keys = end === "from" ? this.sources(relation) : this.targets(relation);
    for (const key of keys) if (this.kind(key) === undefined) yield key;
  }
  *branching(relation: string): Generator<string> {
    for (const [from, to] of this.#out.get(relation) ?? []) if (to.length > 1) yield from;
  }
}
