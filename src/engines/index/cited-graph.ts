import type { AccountNode } from "../../derive/account-graph.ts";
import { FactGraph } from "../../derive/fact-graph.ts";
import type { RelationFact } from "../../model/facts.ts";
import type { PackedGraph } from "./packed/packed-graph.ts";

/** All nodes of a graph, and of its relations only some: what a proof is replayed from. */
export class CitedGraph extends FactGraph {
  readonly #graph: PackedGraph;

  constructor(graph: PackedGraph, relations: readonly string[]) {
    super(relations.flatMap((key) => factsOf(graph, key)));
    this.#graph = graph;
  }

  override node(key: string): AccountNode | undefined {
    return this.#graph.node(key);
  }
  override kind(key: string): string | undefined {
    return this.#graph.kind(key);
  }
  override isInactive(key: string): boolean {
    return this.#graph.isInactive(key);
  }
  override nodes(): Iterable<AccountNode> {
    return this.#graph.nodes();
  }
  override kindCounts(): ReadonlyMap<string, number> {
    return this.#graph.kindCounts();
  }
  override ofKind(kind: string): readonly string[] {
    return this.#graph.ofKind(kind);
  }
}

function factsOf(graph: PackedGraph, key: string): RelationFact[] {
  const relation = graph.relation(key);
  if (relation === undefined) return [];
  const { from, relation: type, to, sections } = relation;
  return sections.map((section) => {
    return { type: "relation", key, from, relation: type, to, properties: {}, section, extent: "" };
  });
}
