import type { AccountNode } from "../../../derive/account-graph.ts";
import type { PropertyValue } from "../../../model/facts.ts";

/** What many nodes have in common: the sections that say them, and the names of their properties. */
export interface NodeShape {
  readonly sections: readonly string[];
  readonly names: readonly string[];
}

/** Writes nodes as JSON without what their shape says. */
export class NodeWriter {
  readonly shapes: NodeShape[] = [];
  readonly #known = new Map<string, number>();
  /** Nodes of a kind come one after the other, and most of them have one shape. */
  #last: { readonly shape: NodeShape; readonly number: number } | undefined;

  text({ name, properties, said }: AccountNode): string {
    const names: string[] = [];
    const values: PropertyValue[] = [];
    for (const property in properties) {
      const value = properties[property];
      if (value === undefined) continue;
      names.push(property);
      values.push(value);
    }
    const shape = this.#shapeOf({ sections: said.map(({ section }) => section), names });
    return JSON.stringify([shape, name, said.map(({ extent }) => extent), ...values]);
  }

  #shapeOf(shape: NodeShape): number {
    if (this.#last !== undefined && isSame(this.#last.shape, shape)) return this.#last.number;
    const number = this.#numberOf(shape);
    this.#last = { shape, number };
    return number;
  }

  #numberOf(shape: NodeShape): number {
    const id = JSON.stringify([shape.sections, shape.names]);
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    this.#known.set(id, this.shapes.length);
    return this.shapes.push(shape) - 1;
  }
}

function isSame(a: NodeShape, b: NodeShape): boolean {
  return isSameList(a.names, b.names) && isSameList(a.sections, b.sections);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}

type NodeText = readonly [shape: number, name: string | null, extents: readonly string[], ...values: PropertyValue[]];

/** The node of a text that `NodeWriter` wrote with these shapes. */
export function nodeOfText(shapes: readonly NodeShape[], key: string, kind: string, text: string): AccountNode {
  const [shape, name, extents, ...values] = JSON.parse(text) as NodeText;
  const { sections, names } = shapes[shape] as NodeShape;
  const properties: Record<string, PropertyValue> = Object.create(null);
  names.forEach((property, at) => {
    properties[property] = values[at] as PropertyValue;
  });
  const said = sections.map((section, at) => ({ section, extent: extents[at] as string }));
  return { key, kind, name, properties, said };
}
