import type { KeySet } from "../../answers/resources.ts";
import type { PackedGraph } from "./packed-graph.ts";

/** The keys of a graph that have a flag. */
export class FlaggedKeys implements KeySet {
  readonly #graph: PackedGraph;
  readonly #flag: number;

  constructor(graph: PackedGraph, flag: number) {
    this.#graph = graph;
    this.#flag = flag;
  }

  has(key: string): boolean {
    const id = this.#graph.keys.id(key);
    return id >= 0 && this.#graph.flagged(id, this.#flag);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#graph.keys.each(this.#graph.withFlag(this.#flag));
  }
}
