import { canonicalJson } from "../lib/canonical-json.ts";
import { WhocanError } from "../lib/errors.ts";
import type { Fact, Properties, PropertyValue } from "../model/facts.ts";
import { cleanText } from "./clean-text.ts";

/** A fact as rows keep it: what it is about, who said it, and the rest as canonical JSON. */
export interface FactText {
  readonly key: string;
  readonly section: string;
  readonly type: Fact["type"];
  readonly payload: string;
}

/** Who fingerprints a fact and who stores it want the same text: facts do not change, so it is worked out once. */
const TEXTS = new WeakMap<Fact, FactText>();

/**
 * Writes a fact as text, equal texts for equal facts. Text is cleaned (clean-text.ts), properties without a value are left out.
 * Throws INTERNAL for a property that no store can keep: a defect of the source that said it.
 */
export function textOfFact(fact: Fact): FactText {
  const known = TEXTS.get(fact);
  if (known !== undefined) return known;
  const text = writeFact(fact);
  TEXTS.set(fact, text);
  return text;
}

function writeFact(fact: Fact): FactText {
  const key = cleanText(fact.key);
  const section = cleanText(fact.section);
  const payload = canonicalJson(bodyOf(fact, fact.properties));
  checkProperties(fact);
  // Only escapes can hide what cleaning removes, and hardly any fact has one.
  if (!payload.includes("\\u")) return { key, section, type: fact.type, payload };
  return { key, section, type: fact.type, payload: canonicalJson(cleanDeep(bodyOf(fact, fact.properties))) };
}

/** The fact that a text stands for. The text must have matched its fingerprint. */
export function factOfText({ key, section, type, payload }: FactText): Fact {
  return { type, key, section, ...JSON.parse(payload) } as Fact;
}

function bodyOf(fact: Fact, properties: Properties): Record<string, unknown> {
  const said = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
  return fact.type === "node"
    ? { extent: fact.extent, kind: fact.kind, name: fact.name, properties: said }
    : { extent: fact.extent, from: fact.from, properties: said, relation: fact.relation, to: fact.to };
}

function checkProperties(fact: Fact): void {
  for (const [name, value] of Object.entries(fact.properties) as [string, PropertyValue | null | undefined][]) {
    if (value === null || value === undefined || typeof value === "string" || typeof value === "boolean") continue;
    if (typeof value === "number" ? Number.isFinite(value) : isList(value)) continue;
    throw new WhocanError("INTERNAL", `The fact ${fact.key} holds a value that no store can keep.`, { field: name });
  }
}

function isList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    (value.every((item) => typeof item === "string") || value.every((item) => Number.isFinite(item)))
  );
}

function cleanDeep(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [cleanText(name), cleanDeep(member)]));
}
