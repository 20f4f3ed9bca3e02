import type { AccountNode } from "../../derive/account-graph.ts";
import { type NameField, type NameTable, namesOf } from "./packed/name-table.ts";
import type { PackedGraph } from "./packed/packed-graph.ts";

/** Finds the nodes of a kind by what people call them; keys are in byte order. */
export class Names {
  readonly #graph: PackedGraph;
  readonly #table: NameTable;

  constructor(graph: PackedGraph, table: NameTable) {
    this.#graph = graph;
    this.#table = table;
  }

  /** By Zoom's id, or by what follows the kind's word in the key; by e-mail; by exact name. */
  by(field: NameField, kind: string, text: string): readonly string[] {
    const isCalled = (node: AccountNode) => namesOf(node).some(([one, name]) => one === field && name === text);
    return this.#table.maybe(kind, field, text).flatMap((id) => {
      const node = this.#graph.nodeAt(id);
      return node !== undefined && node.kind === kind && isCalled(node) ? node.key : [];
    });
  }
}
