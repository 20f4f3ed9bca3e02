import { getOrMake } from "../../lib/maps.ts";
import { integer, type Transaction } from "./database.ts";
import type { ElementState } from "./element-states.ts";
import type { RelationElement } from "./elements.ts";
import type { FreshEnds } from "./fresh-ends.ts";
import {
  columnsOfKind,
  columnsOfRelation,
  FACT_TYPES,
  KIND_LABELS,
  labelsOfKind,
  NO_PROPERTIES,
  nativeNode,
  nativeRelation,
  OTHER_RELATION,
  typeOfRelation,
} from "./native.ts";
import { statementOf } from "./statements.ts";

/** Rows that one statement takes: the server works on some while others are on their way. */
const ROWS = 1_000;

/** Rows of one statement and what they have in common. */
interface Group {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly rows: unknown[];
}

/** What a transaction writes so that the graph holds what states say; it can be written more than once, in another transaction. */
export class WritePlan {
  readonly #nodes = new Map<string, Group>();
  readonly #relations = new Map<string, Group>();
  readonly #deleted = new Map<string, Group>();
  /** Nodes that lose the labels and properties that they have. */
  readonly #bared: string[] = [];
  /** Nodes that are placeholders now, if they are needed at all. */
  readonly #unsaid = new Set<string>();
  readonly #written = new Set<string>();
  readonly #ends = new Set<string>();
  /** Ends that may need a placeholder. */
  readonly #bareEnds: string[];
  readonly #fresh: FreshEnds | undefined;

  /** Plans what the changed states need; of the first revision with what plans before this one, which are written first, made of ends. */
  constructor(states: Iterable<ElementState>, fresh?: FreshEnds) {
    this.#fresh = fresh;
    for (const state of states) {
      if (!state.changed) continue;
      if (state.element.type === "relation") {
        if (state.facts.length > 0) this.#addRelation(state.element, state);
        else this.#deleteRelation(state.element);
      } else if (state.facts.length > 0) this.#addNode(state.element.key, state);
      else {
        this.#bared.push(state.element.key);
        this.#unsaid.add(state.element.key);
      }
    }
    this.#bareEnds = [...this.#ends].filter((key) => !this.#written.has(key) && !fresh?.has(key));
    for (const key of this.#ends) fresh?.add(key);
  }

  async write(transaction: Transaction): Promise<void> {
    const bare = statementOf("write/bare-nodes", { LABELS: KIND_LABELS });
    const clear = statementOf("write/delete-placeholders", { TYPES: FACT_TYPES });
    const groups = [
      { statement: bare, parameters: { nothing: NO_PROPERTIES }, rows: this.#bared },
      ...this.#nodes.values(),
      { statement: statementOf("write/placeholders"), parameters: {}, rows: this.#bareEnds },
      ...this.#relations.values(),
      ...this.#deleted.values(),
      { statement: clear, parameters: {}, rows: [...this.#unsaid] },
    ];
    // The server takes them one after another; nothing waits for an answer in between.
    await Promise.all(groups.flatMap((group) => [...send(transaction, group)]));
  }

  #addNode(key: string, { kind: before, facts: said }: ElementState): void {
    const { kind, source, validFrom, facts, values } = nativeNode(key, said);
    if (before !== undefined && before !== kind) this.#bared.push(key);
    this.#written.add(key);
    const name = this.#fresh?.lacks(key) ? "write/create-nodes" : "write/nodes";
    const { rows } = getOrMake(this.#nodes, `${name}\0${kind}\0${source}\0${validFrom}`, () => ({
      statement: statementOf(name, {
        LABELS: ["WhocanNode", ...labelsOfKind(kind)].join(":"),
        NODE_PROPERTIES: settingFrom("n", columnsOfKind(kind), 2),
      }),
      parameters: { kind, source, validFrom: integer(validFrom) },
      rows: [],
    }));
    rows.push([key, facts, ...values]);
  }

  #addRelation(element: RelationElement, { facts: said, isThere }: ElementState): void {
    const { from, to } = element;
    const { relation, sections, validFrom, facts, values } = nativeRelation(element, said);
    const name = isThere ? "write/change-relations" : "write/create-relations";
    this.#ends.add(from).add(to);
    const { rows } = getOrMake(this.#relations, JSON.stringify([name, element.relation, sections, validFrom]), () => ({
      statement: statementOf(name, {
        TYPE: typeOfRelation(element.relation),
        RELATION_PROPERTIES: settingFrom("r", ["_facts", ...columnsOfRelation(element.relation)], 2),
      }),
      parameters: { relation, sections, validFrom: integer(validFrom) },
      rows: [],
    }));
    rows.push([from, to, facts, ...values]);
  }

  #deleteRelation({ from, relation, to }: RelationElement): void {
    const type = typeOfRelation(relation);
    this.#unsaid.add(from).add(to);
    const { rows } = getOrMake(this.#deleted, relation, () => ({
      statement: statementOf("write/delete-relations", { TYPE: type }),
      parameters: { relation: type === OTHER_RELATION ? relation : null },
      rows: [],
    }));
    rows.push([from, to]);
  }
}

function* send(transaction: Transaction, { statement, parameters, rows }: Group): Generator<Promise<unknown>> {
  for (let start = 0; start < rows.length; start += ROWS)
    yield transaction.run(statement, { ...parameters, rows: rows.slice(start, start + ROWS) });
}

/** Sets properties from the members of a row, from one on; the names are the model's. */
function settingFrom(variable: string, names: readonly string[], first: number): string {
  return names.map((name, index) => `${variable}.${name} = row[${first + index}]`).join(", ");
}
