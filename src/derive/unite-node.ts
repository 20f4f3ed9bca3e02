import type { NodeFact, PropertyValue } from "../model/facts.ts";
import type { AccountNode } from "./account-graph.ts";

/** What is known of a node, with what one more section says of it: the section that sorts last wins a conflict. */
export function uniteNode(known: AccountNode | undefined, fact: NodeFact): AccountNode {
  const { key, kind, name, section, extent } = fact;
  const said = { section, extent };
  if (known === undefined) return { key, kind, name, properties: together(fact.properties), said: [said] };
  const last = known.said.every((other) => other.section <= section);
  return {
    key,
    kind: last ? kind : known.kind,
    name: name !== null && (last || known.name === null) ? name : known.name,
    properties: last ? together(known.properties, fact.properties) : together(fact.properties, known.properties),
    said: [...known.said, said].sort((a, b) => (a.section < b.section ? -1 : a.section > b.section ? 1 : 0)),
  };
}

/** Without a prototype: a property may have any name. */
function together(...properties: readonly Readonly<Record<string, PropertyValue>>[]): Record<string, PropertyValue> {
  return Object.assign(Object.create(null), ...properties);
}
