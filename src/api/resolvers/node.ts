import type { NodeView } from "../../access/answers.ts";
import { neighbours } from "../../access/neighbours.ts";
import { node } from "../../access/node.ts";
import { search } from "../../access/search.ts";
import type { PropertyDeclaration } from "../../model/kind.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { askInRequest, askPage } from "../ask-in-request.ts";
import type { NodeResolvers, QueryResolvers } from "../schema.gen.ts";

export const nodeQueries: Pick<QueryResolvers, "node" | "search" | "neighbours"> = {
  node: async (_root, args, context) => (await askInRequest(node, args, context)).answer,
  search: (_root, args, context) => askPage(search, args, context),
  neighbours: (_root, args, context) => askPage(neighbours, args, context),
};

const NODE_FIELDS = new Set(["key", "kind", "id", "name", "source", "properties", "absent", "engine"]);
const NAMED = new Set([...KINDS.map(({ kind }) => kind), "ResourceSet", "PseudoPrincipal"]);

export const nodeInterface: NodeResolvers = {
  __resolveType: ({ kind }) =>
    (NAMED.has(kind) ? kind : "OtherNode") as ReturnType<NonNullable<NodeResolvers["__resolveType"]>>,
};

/** One type per kind: its declared properties as fields. What a provider sent in another type is null there. */
export const kindTypes = Object.fromEntries(
  KINDS.map(({ kind, properties }) => [
    kind,
    Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => !NODE_FIELDS.has(name))
        .map(([name, declaration]) => [name, (view: NodeView) => typedProperty(view, name, declaration)]),
    ),
  ]),
);

function typedProperty(view: NodeView, name: string, { type }: PropertyDeclaration): unknown {
  const value = view.properties[name];
  const wanted = { string: "string", datetime: "string", number: "number", boolean: "boolean" } as const;
  if (type === "strings" || type === "numbers") {
    const member = type === "strings" ? "string" : "number";
    return Array.isArray(value) && value.every((each) => typeof each === member) ? value : null;
  }
  return typeof value === wanted[type] ? value : null;
}
