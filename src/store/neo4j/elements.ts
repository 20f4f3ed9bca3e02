import { relationKey } from "../../model/facts.ts";
import { RELATIONS } from "../../model/relations.gen.ts";

/** A node, or a relation between two nodes: what facts are about. One per key, whatever number of sections say it. */
export type Element =
  | { readonly type: "node"; readonly key: string }
  | { readonly type: "relation"; readonly from: string; readonly relation: string; readonly to: string };
export type RelationElement = Extract<Element, { type: "relation" }>;

export function keyOf(element: Element): string {
  return element.type === "node" ? element.key : relationKey(element.from, element.relation, element.to);
}

/** Equal for equal elements alone: stored text holds no NUL. */
export function idOfElement(element: Element): string {
  return element.type === "node" ? element.key : `${element.from}\0${element.relation}\0${element.to}`;
}

const IN_KEY = /\|([A-Z][A-Z0-9_]+)(?=\|)/g;
const KNOWN = new Set(RELATIONS.map(({ relation }) => relation));

export function isKnownRelation(relation: string): boolean {
  return KNOWN.has(relation);
}

/**
 * What a key may be of. More than one thing only where the sign between the parts of a relation's key is elsewhere in it too, as no
 * source of ours makes them.
 */
export function elementsOfKey(key: string): readonly Element[] {
  if (!key.includes("|")) return [{ type: "node", key }];
  const relations = [...key.matchAll(IN_KEY)].map((match): RelationElement => {
    const relation = match[1] ?? "";
    const to = key.slice(match.index + relation.length + 2);
    return { type: "relation", from: key.slice(0, match.index), relation, to };
  });
  return relations.some(({ relation }) => KNOWN.has(relation)) ? relations : [{ type: "node", key }, ...relations];
}
