import {
  type NodeFact,
  type Properties,
  type PropertyValue,
  type RelationFact,
  relationKey,
} from "../../model/facts.ts";
import type { FactContext } from "./endpoint.ts";

type Given = Readonly<Record<string, PropertyValue | null | undefined>>;

/** A node as this section says it; absent properties are left out. */
export function nodeFact(
  context: FactContext,
  kind: string,
  key: string,
  name: string | undefined,
  properties: Given,
): NodeFact {
  return {
    type: "node",
    key,
    kind,
    name: name ?? null,
    properties: present({ account_id: context.keys.account, ...properties }),
    section: context.section,
    extent: context.extent,
  };
}

export function relationFact(context: FactContext, from: string, relation: string, to: string): RelationFact {
  return {
    type: "relation",
    key: relationKey(from, relation, to),
    from,
    relation,
    to,
    properties: {},
    section: context.section,
    extent: context.extent,
  };
}

/**
 * The key of a user that Zoom names by id, or by e-mail alone: the known user with that e-mail, else a key that stays
 * dangling until one is known. Undefined when it is named by neither.
 */
export function userKey(context: FactContext, id: string | undefined, email: string | undefined): string | undefined {
  if (id !== undefined) return context.keys.user(id);
  if (email === undefined) return undefined;
  return context.known.userByEmail(email) ?? context.keys.unmatchedEmail(email);
}

function present(given: Given): Properties {
  const properties: Record<string, PropertyValue> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== null && value !== undefined) properties[name] = value;
  }
  return properties;
}
