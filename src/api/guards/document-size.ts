import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { WhocanError } from "../../lib/errors.ts";
import type { ListSizes } from "./list-sizes.ts";

/** Rows that are counted where a variable leaves it open. */
const MOST_ROWS = 1000;

/** Of selections: how deep they go, how many values they ask for, and how many of these are fields of their own. */
export interface SelectionSize {
  readonly depth: number;
  readonly cost: number;
  readonly fields: number;
}

export interface MeasuredBy {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly sizes: ListSizes;
  /** What is deeper need not be measured: it is refused by this. */
  readonly refuseDeeper: (level: number) => void;
}

/** Measures the operations of a document. A fragment is measured once, however often it is spread: QUERY_TOO_LARGE where it spreads itself. */
export class DocumentSize {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #by: MeasuredBy;
  readonly #measured = new Map<string, SelectionSize | "open">();

  constructor({ definitions }: DocumentNode, by: MeasuredBy) {
    const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]));
    this.#by = by;
  }

  of({ selectionSet }: OperationDefinitionNode): SelectionSize {
    return this.#selections(selectionSet, 0);
  }

  #selections({ selections }: SelectionSetNode, level: number): SelectionSize {
    this.#by.refuseDeeper(level);
    let depth = 0;
    let cost = 0;
    let fields = 0;
    for (const selection of selections) {
      const size =
        selection.kind === Kind.FIELD
          ? this.#field(selection, level)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? this.#fragment(selection.name.value, level)
            : this.#selections(selection.selectionSet, level + 1);
      depth = Math.max(depth, size.depth);
      cost += size.cost;
      fields += size.fields;
    }
    return { depth, cost, fields };
  }

  #field(field: FieldNode, level: number): SelectionSize {
    if (field.selectionSet === undefined) return { depth: 1, cost: 1, fields: 1 };
    const { depth, cost } = this.#selections(field.selectionSet, level + 1);
    return { depth: depth + 1, cost: 1 + cost * this.#rows(field), fields: 1 };
  }

  #fragment(name: string, level: number): SelectionSize {
    const known = this.#measured.get(name);
    if (known === "open") {
      throw new WhocanError("QUERY_TOO_LARGE", `The fragment ${name} spreads itself.`, { field: "query" });
    }
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return { depth: 0, cost: 0, fields: 0 };
    this.#measured.set(name, "open");
    const size = this.#selections(fragment.selectionSet, level + 1);
    this.#measured.set(name, size);
    return size;
  }

  #rows({ name, arguments: args = [] }: FieldNode): number {
    const value = args.find((arg) => arg.name.value === "first")?.value;
    const given =
      value?.kind === Kind.VARIABLE
        ? (this.#by.variables[value.name.value] ?? MOST_ROWS)
        : value?.kind === Kind.INT
          ? Number(value.value)
          : (this.#by.sizes.get(name.value) ?? 1);
    return typeof given === "number" && given >= 0 ? given : MOST_ROWS;
  }
}
