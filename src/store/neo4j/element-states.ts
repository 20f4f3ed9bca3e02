import { append, getOrMake } from "../../lib/maps.ts";
import type { Transaction } from "./database.ts";
import { type Element, idOfElement, type RelationElement } from "./elements.ts";
import { typeOfRelation } from "./native.ts";
import { type OpenFact, readOpenFacts } from "./open-fact.ts";
import { statementOf } from "./statements.ts";

/** One node or relation while a delta is applied to it. */
export interface ElementState {
  readonly element: Element;
  /** The kind whose labels a node has; undefined where there is no node, or a placeholder. */
  kind: string | undefined;
  facts: OpenFact[];
  /** Whether there is such a relation. */
  isThere: boolean;
  changed: boolean;
}

/** The nodes and relations that a delta may touch, by their ids. */
export class ElementStates {
  readonly #states = new Map<string, ElementState>();

  /** Nothing is known of it until `read`, which need not be called where nothing can be there. */
  add(element: Element): ElementState {
    return getOrMake(this.#states, idOfElement(element), () => ({
      element,
      kind: undefined,
      facts: [],
      isThere: false,
      changed: false,
    }));
  }

  values(): Iterable<ElementState> {
    return this.#states.values();
  }

  async read(transaction: Transaction): Promise<void> {
    const keys: string[] = [];
    const byType = new Map<string, RelationElement[]>();
    for (const { element } of this.#states.values()) {
      if (element.type === "node") keys.push(element.key);
      else append(byType, typeOfRelation(element.relation), element);
    }
    const reads = [...byType].map(([type, relations]) => this.#readRelations(transaction, type, relations));
    if (keys.length > 0) reads.push(this.#readNodes(transaction, keys));
    await Promise.all(reads);
  }

  async #readNodes(transaction: Transaction, keys: readonly string[]): Promise<void> {
    for (const { key, kind, facts } of await transaction.run(statementOf("read/nodes-by-key"), { keys })) {
      const state = this.#states.get(String(key));
      if (state === undefined || facts === null) continue;
      state.kind = String(kind);
      state.facts = readOpenFacts(state.element, facts);
    }
  }

  async #readRelations(transaction: Transaction, type: string, relations: readonly RelationElement[]): Promise<void> {
    const rows = relations.map(({ from, to }) => [from, to]);
    for (const { from, to, name, facts } of await transaction.run(
      statementOf("read/relations-by-end", { TYPE: type }),
      {
        rows,
      },
    )) {
      const relation = name === null ? type : String(name);
      const id = idOfElement({ type: "relation", from: String(from), relation, to: String(to) });
      const state = this.#states.get(id);
      if (state === undefined) continue;
      state.isThere = true;
      state.facts = readOpenFacts(state.element, facts);
    }
  }
}
