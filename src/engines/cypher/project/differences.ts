import type { ProjectedGrant } from "../../../derive/projected-grant.ts";
import { canonicalJson } from "../../../lib/canonical-json.ts";

/** One thing that a projection has: what it is called, what tells it from others that are called so, and all that is said of it. */
export interface Thing {
  readonly called: string;
  readonly id: string;
  readonly said: string;
}

/** A grant as the graph has it, or should. */
export type PlainGrant = Pick<ProjectedGrant, "holder" | "target"> & {
  readonly type: string;
  readonly properties: { readonly id?: unknown };
};

export function grantThing({ holder, type, target, properties }: PlainGrant): Thing {
  const id = JSON.stringify([holder, type, target, properties.id ?? null]);
  return { called: `The grant ${type} of ${holder} on ${target}`, id, said: textOf(properties) };
}

/** A set of resources, or a principal that stands for many, with the keys of what it is part of. */
export interface PlainNode {
  readonly key: string;
  readonly labels: readonly string[];
  readonly properties: object;
  readonly wholes: readonly string[];
}

export function nodeThing({ key, labels, properties, wholes }: PlainNode): Thing {
  const said = [labels.toSorted(), textOf(properties), wholes.toSorted()];
  return { called: `The node ${key}`, id: key, said: JSON.stringify(said) };
}

/** What is amiss with what is there, a sentence each. */
export function* differences(expected: Iterable<Thing>, found: Iterable<Thing>): Generator<string> {
  const missing = new Map([...expected].map((thing) => [thing.id, thing]));
  const met = new Set<string>();
  for (const { id, called, said } of found) {
    const wanted = missing.get(id);
    if (met.has(id)) yield `${called} is in the graph twice.`;
    else if (wanted === undefined) yield `${called} is in the graph, but does not follow from its facts.`;
    else if (wanted.said !== said) yield `${called} is not in the graph as it follows from its facts.`;
    met.add(id);
    missing.delete(id);
  }
  for (const { called } of missing.values()) yield `${called} follows from the facts, but is not in the graph.`;
}

/** A property that is null is none. */
function textOf(properties: object): string {
  return canonicalJson(Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)));
}
