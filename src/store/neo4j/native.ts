import neo4j from "neo4j-driver";
import { getOrMake } from "../../lib/maps.ts";
import { compareBytes, type Fact, type Properties } from "../../model/facts.ts";
import { idOfKey, splitKey } from "../../model/keys.ts";
import type { KindDeclaration, PropertyDeclaration } from "../../model/kind.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { RELATIONS } from "../../model/relations.gen.ts";
import { factOfText } from "../fact-text.ts";
import { type Element, isKnownRelation, type RelationElement } from "./elements.ts";
import { nativeValue } from "./native-values.ts";
import { type OpenFact, textOfOpenFact } from "./open-fact.ts";

/** The type of relations that the model does not know; `relation` says their name. */
export const OTHER_RELATION = "WHOCAN_RELATION";

/** The types of all relations that are facts, as a pattern has them. */
export const FACT_TYPES = [...RELATIONS.map(({ relation }) => relation), OTHER_RELATION].join("|");

const KIND_BY_NAME = new Map(KINDS.map((kind) => [kind.kind, kind]));
const RELATION_BY_NAME = new Map(RELATIONS.map((relation) => [relation.relation, relation]));

/** All labels that kinds give, as a statement has them. */
export const KIND_LABELS = [...new Set(KINDS.flatMap(labelsOf))].join(":");

function labelsOf({ labels, generic }: KindDeclaration): readonly string[] {
  return [...labels, ...generic];
}

/** The labels of a kind beside WhocanNode; none of one that the model does not know. */
export function labelsOfKind(kind: string): readonly string[] {
  const declared = KIND_BY_NAME.get(kind);
  return declared === undefined ? [] : labelsOf(declared);
}

/** Each property that a node of the kind may have beside its key, without a value. */
export function noPropertiesOf(kind: string): Readonly<Record<string, null>> {
  return getOrMake(withoutValue, kind, () => withoutValues(Object.keys(KIND_BY_NAME.get(kind)?.properties ?? {})));
}

/** Each property that a node of any kind may have beside its key, without a value. */
export const NO_PROPERTIES = withoutValues(KINDS.flatMap(({ properties }) => Object.keys(properties)));

const withoutValue = new Map<string, Readonly<Record<string, null>>>();

function withoutValues(declared: readonly string[]): Readonly<Record<string, null>> {
  const names = ["id", "kind", "name", "source", "validFrom", "_facts", ...declared];
  return Object.fromEntries(names.map((name) => [name, null]));
}

export function typeOfRelation(relation: string): string {
  return isKnownRelation(relation) ? relation : OTHER_RELATION;
}

export interface NativeNode {
  readonly kind: string;
  readonly properties: Record<string, unknown>;
}

/** The properties of a node beside its key as its facts, at least one, say them; those of the section that sorts last win. */
export function nativeNode(key: string, facts: readonly OpenFact[]): NativeNode {
  const ordered = inOrder(facts);
  const said = ordered.map((fact) => whatIsSaid({ type: "node", key }, fact));
  const nodes = said.filter((fact) => fact.type === "node");
  const kind = nodes.at(-1)?.kind ?? "";
  const name = nodes.findLast((node) => node.name !== null)?.name;
  const properties = {
    ...declaredProperties(said, KIND_BY_NAME.get(kind)?.properties ?? {}),
    id: idOfKey(key),
    kind,
    ...(name === undefined || name === null ? {} : { name }),
    source: splitKey(key)[0] ?? "",
    ...whoSaysIt(ordered),
  };
  return { kind, properties };
}

/** The properties of a relation as its facts, at least one, say them. */
export function nativeRelation(element: RelationElement, facts: readonly OpenFact[]): Record<string, unknown> {
  const ordered = inOrder(facts);
  const said = ordered.map((fact) => whatIsSaid(element, fact));
  const declared = RELATION_BY_NAME.get(element.relation);
  return {
    ...declaredProperties(said, declared?.properties ?? {}),
    ...(declared === undefined ? { relation: element.relation } : {}),
    sections: ordered.map(({ section }) => section),
    ...whoSaysIt(ordered),
  };
}

function inOrder(facts: readonly OpenFact[]): readonly OpenFact[] {
  return facts.length < 2 ? facts : facts.toSorted((a, b) => compareBytes(a.section, b.section));
}

function whatIsSaid({ type }: Element, { said, payload }: OpenFact): Fact {
  return said ?? factOfText({ key: "", section: "", type, payload });
}

function whoSaysIt(ordered: readonly OpenFact[]): Record<string, unknown> {
  return { validFrom: neo4j.int(Math.max(...ordered.map(({ from }) => from))), _facts: ordered.map(textOfOpenFact) };
}

function declaredProperties(
  said: readonly { readonly properties: Properties }[],
  declared: Readonly<Record<string, PropertyDeclaration>>,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [name, { type }] of Object.entries(declared)) {
    const last = said.findLast((fact) => Object.hasOwn(fact.properties, name) && fact.properties[name] !== null);
    const value = last === undefined ? undefined : nativeValue(last.properties[name], type);
    if (value !== undefined) properties[name] = value;
  }
  return properties;
}
