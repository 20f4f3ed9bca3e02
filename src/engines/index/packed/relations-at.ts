import type { Neighbour } from "../../../access/answers.ts";
import { type NeighbourEnd, neighbourKey } from "../../../access/neighbours.ts";
import { compareBytes, relationKey } from "../../../model/facts.ts";
import type { PackedGraph } from "./packed-graph.ts";

/** One relation of a node, seen from it, with no more of the other one than its key. */
export type RelationAt = NeighbourEnd & Pick<Neighbour, "sections">;

/** The relations of one type that lead out of a node, or into it. */
interface Part extends Pick<Neighbour, "direction" | "relation"> {
  readonly ids: Uint32Array;
  /** Where the first of them is among all. */
  readonly start: number;
}

/** The relations of a node in the order of their keys: lists by the ids of the other ends, of which each is made when it is asked for. */
export class RelationsAt {
  readonly count: number;
  readonly #graph: PackedGraph;
  readonly #key: string;
  readonly #parts: readonly Part[];

  constructor(graph: PackedGraph, key: string) {
    const id = graph.keys.id(key);
    const parts: Part[] = [];
    let count = 0;
    // The bar that ends a type in a key sorts after what a longer type goes on with.
    const types = [...graph.relationTypes()].sort((a, b) => compareBytes(`${a}|`, `${b}|`));
    for (const direction of ["in", "out"] as const) {
      for (const relation of types) {
        const ids = graph.rows(relation)?.[direction].row(id) ?? new Uint32Array();
        if (ids.length > 0) parts.push({ direction, relation, ids, start: count });
        count += ids.length;
      }
    }
    this.count = count;
    this.#graph = graph;
    this.#key = key;
    this.#parts = parts;
  }

  at(position: number): RelationAt {
    const end = this.#endAt(position);
    const [from, to] = end.direction === "out" ? [this.#key, end.node.key] : [end.node.key, this.#key];
    const sections = this.#graph.relation(relationKey(from, end.relation, to))?.sections ?? [];
    return { ...end, sections };
  }

  /** The `neighbourKey` of a position. */
  keyAt(position: number): string {
    return neighbourKey(this.#endAt(position));
  }

  #endAt(position: number): NeighbourEnd {
    const part = this.#parts.findLast(({ start }) => start <= position) as Part;
    const key = this.#graph.keys.key(part.ids[position - part.start] as number);
    return { direction: part.direction, relation: part.relation, node: { key } };
  }
}
