import { append } from "../../lib/maps.ts";
import type { Transaction } from "./database.ts";
import type { ElementState } from "./element-states.ts";
import type { RelationElement } from "./elements.ts";
import {
  FACT_TYPES,
  KIND_LABELS,
  labelsOfKind,
  NO_PROPERTIES,
  nativeNode,
  nativeRelation,
  noPropertiesOf,
  OTHER_RELATION,
  typeOfRelation,
} from "./native.ts";
import { statementOf } from "./statements.ts";

type Rows = readonly Readonly<Record<string, unknown>>[];

/** What a transaction writes, statement by statement, each with all its rows. */
class Plan {
  readonly nodes = new Map<string, Rows[number][]>();
  readonly relations = new Map<string, Rows[number][]>();
  readonly deleted = new Map<string, Rows[number][]>();
  /** Nodes that lose the labels and properties that they have. */
  readonly bared: string[] = [];
  /** Nodes that are placeholders now, if they are needed at all. */
  readonly unsaid = new Set<string>();
  readonly written = new Set<string>();
  readonly ends = new Set<string>();

  add(state: ElementState): void {
    const { element } = state;
    if (element.type === "relation") this.#addRelation(element, state);
    else if (state.facts.length === 0) this.#addUnsaid(element.key);
    else this.#addNode(element.key, state);
  }

  #addUnsaid(key: string): void {
    this.bared.push(key);
    this.unsaid.add(key);
  }

  #addNode(key: string, state: ElementState): void {
    const { kind, properties } = nativeNode(key, state.facts);
    if (state.kind !== undefined && state.kind !== kind) this.bared.push(key);
    this.written.add(key);
    const gone = state.kind === undefined ? {} : noPropertiesOf(kind);
    append(this.nodes, ["WhocanNode", ...labelsOfKind(kind)].join(":"), {
      key,
      properties: { ...gone, ...properties },
    });
  }

  #addRelation(element: RelationElement, { facts }: ElementState): void {
    const { from, relation, to } = element;
    const type = typeOfRelation(relation);
    if (facts.length === 0) {
      append(this.deleted, type, { from, to, name: type === OTHER_RELATION ? relation : null });
      this.unsaid.add(from).add(to);
    } else {
      append(this.relations, type, { from, to, properties: nativeRelation(element, facts) });
      this.ends.add(from).add(to);
    }
  }

  /** The ends of relations that this transaction does not write itself. */
  otherEnds(): string[] {
    return [...this.ends].filter((key) => !this.written.has(key));
  }
}

/** Makes the graph hold what the changed states say. */
export async function writeElements(transaction: Transaction, states: Iterable<ElementState>): Promise<void> {
  const plan = new Plan();
  for (const state of states) if (state.changed) plan.add(state);
  const sent: Promise<unknown>[] = [];
  // The server takes them one after another; nothing waits for an answer in between.
  const send = (statement: string, list: { keys: readonly string[] } | { rows: Rows }, names = {}, others = {}) => {
    const { length } = "keys" in list ? list.keys : list.rows;
    if (length > 0) sent.push(transaction.run(statementOf(statement, names), { ...list, ...others }));
  };
  send("write/bare-nodes", { keys: plan.bared }, { LABELS: KIND_LABELS }, { nothing: NO_PROPERTIES });
  for (const [labels, rows] of plan.nodes) send("write/nodes", { rows }, { LABELS: labels });
  send("write/placeholders", { keys: plan.otherEnds() });
  for (const [type, rows] of plan.relations)
    send(type === OTHER_RELATION ? "write/other-relations" : "write/relations", { rows }, { TYPE: type });
  for (const [type, rows] of plan.deleted) send("write/delete-relations", { rows }, { TYPE: type });
  send("write/delete-placeholders", { keys: [...plan.unsaid] }, { TYPES: FACT_TYPES });
  await Promise.all(sent);
}
