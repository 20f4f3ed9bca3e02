import { getOrMake } from "../../lib/maps.ts";
import { compareBytes, type Fact, type Properties } from "../../model/facts.ts";
import { splitKey } from "../../model/keys.ts";
import type { KindDeclaration, PropertyDeclaration } from "../../model/kind.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { RELATIONS } from "../../model/relations.gen.ts";
import { factOfText } from "../fact-text.ts";
import { type Element, isKnownRelation, type RelationElement } from "./elements.ts";
import { nativeValue } from "./native-values.ts";
import { type OpenFact, storedFacts } from "./open-fact.ts";

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

/** Names of what a node of a kind has beside its key and what all its rows have in common, in the order of `values`. */
export function columnsOfKind(kind: string): readonly string[] {
  return getOrMake(COLUMNS, kind, () => ["id", "name", ...Object.keys(KIND_BY_NAME.get(kind)?.properties ?? {})]);
}
const COLUMNS = new Map<string, readonly string[]>();

/** Names of what a relation has beside what all its rows have in common, in the order of `values`. */
export function columnsOfRelation(relation: string): readonly string[] {
  return Object.keys(RELATION_BY_NAME.get(relation)?.properties ?? {});
}

/** Each property that a node of any kind may have beside its key, without a value. */
export const NO_PROPERTIES: Readonly<Record<string, null>> = Object.fromEntries(
  ["kind", "source", "validFrom", "_facts", ...KINDS.flatMap(({ kind }) => columnsOfKind(kind))].map((name) => [
    name,
    null,
  ]),
);

export function typeOfRelation(relation: string): string {
  return isKnownRelation(relation) ? relation : OTHER_RELATION;
}

/** What is native of a node or a relation, as its facts say it. */
interface Native {
  /** The revision since which it is as it is. */
  readonly validFrom: number;
  readonly facts: readonly string[] | string;
  /** Null where it has no value. */
  readonly values: readonly unknown[];
}

export interface NativeNode extends Native {
  readonly kind: string;
  readonly source: string;
}

export interface NativeRelation extends Native {
  /** Null where the type says it. */
  readonly relation: string | null;
  readonly sections: readonly string[];
}

/** A node as its facts, at least one, say it; what the section says that sorts last wins. */
export function nativeNode(key: string, facts: readonly OpenFact[]): NativeNode {
  const element = { type: "node", key } as const;
  const ordered = inOrder(facts);
  const said = ordered.map((fact) => whatIsSaid(element, fact));
  const nodes = said.filter((fact) => fact.type === "node");
  const kind = nodes.at(-1)?.kind ?? "";
  const name = nodes.findLast((node) => node.name !== null)?.name;
  const [source = "", ...rest] = splitKey(key);
  const own = [rest.join(":"), nativeValue(name ?? undefined, "string") ?? null];
  const values = own.concat(declaredValues(said, KIND_BY_NAME.get(kind)?.properties));
  return { kind, source, values, ...common(element, ordered) };
}

/** A relation as its facts, at least one, say it. */
export function nativeRelation(element: RelationElement, facts: readonly OpenFact[]): NativeRelation {
  const ordered = inOrder(facts);
  const declared = RELATION_BY_NAME.get(element.relation);
  const said = ordered.map((fact) => whatIsSaid(element, fact));
  return {
    relation: declared === undefined ? element.relation : null,
    sections: ordered.map(({ section }) => section),
    values: declaredValues(said, declared?.properties),
    ...common(element, ordered),
  };
}

function common(element: Element, ordered: readonly OpenFact[]): Pick<Native, "validFrom" | "facts"> {
  return { validFrom: Math.max(...ordered.map(({ from }) => from)), facts: storedFacts(element, ordered) };
}

function inOrder(facts: readonly OpenFact[]): readonly OpenFact[] {
  return facts.length < 2 ? facts : facts.toSorted((a, b) => compareBytes(a.section, b.section));
}

function whatIsSaid({ type }: Element, { said, payload }: OpenFact): Fact {
  return said ?? factOfText({ key: "", section: "", type, payload });
}

function declaredValues(
  said: readonly { readonly properties: Properties }[],
  declared: Readonly<Record<string, PropertyDeclaration>> = {},
): unknown[] {
  return Object.entries(declared).map(([name, { type }]) => {
    const last = said.findLast((fact) => Object.hasOwn(fact.properties, name) && fact.properties[name] !== null);
    return (last && nativeValue(last.properties[name], type)) ?? null;
  });
}
