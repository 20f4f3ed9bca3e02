import { canonicalJson } from "../lib/canonical-json.ts";
import { WhocanError } from "../lib/errors.ts";
import type { Fact, PropertyValue } from "../model/facts.ts";
import { cleanText } from "./clean-text.ts";

/** A fact as rows keep it: what it is about, who said it, and the rest as canonical JSON. */
export interface FactText {
  readonly key: string;
  readonly section: string;
  readonly type: Fact["type"];
  readonly payload: string;
}

/**
 * Writes a fact as text, equal texts for equal facts. Text is cleaned (clean-text.ts), properties without a value are left out.
 * Throws INTERNAL for a property that no store can keep: a defect of the source that said it.
 */
export function textOfFact(fact: Fact): FactText {
  const key = cleanText(fact.key);
  const section = cleanText(fact.section);
  const said = bodyOf(fact);
  // Only escapes can hide what cleaning removes, and hardly any fact has one.
  const payload = said.includes("\\u") ? canonicalJson(cleanDeep(JSON.parse(said))) : said;
  return { key, section, type: fact.type, payload };
}

/** The fact that a text stands for. The text must have matched its fingerprint. */
export function factOfText({ key, section, type, payload }: FactText): Fact {
  return { type, key, section, ...JSON.parse(payload) } as Fact;
}

/** Canonical JSON, put together by hand: there are millions of facts, and their members' names and order are known. */
function bodyOf(fact: Fact): string {
  const extent = JSON.stringify(fact.extent);
  const properties = propertiesOf(fact);
  if (fact.type === "node") {
    const [kind, name] = [JSON.stringify(fact.kind), JSON.stringify(fact.name)];
    return `{"extent":${extent},"kind":${kind},"name":${name},"properties":${properties}}`;
  }
  const [from, relation, to] = [JSON.stringify(fact.from), JSON.stringify(fact.relation), JSON.stringify(fact.to)];
  return `{"extent":${extent},"from":${from},"properties":${properties},"relation":${relation},"to":${to}}`;
}

function propertiesOf({ key, properties }: Fact): string {
  let text = "";
  for (const name of Object.keys(properties).sort()) {
    const value: PropertyValue | null | undefined = properties[name];
    if (value === null || value === undefined) continue;
    if (!isKept(value))
      throw new WhocanError("INTERNAL", `The fact ${key} holds a value that no store can keep.`, { field: name });
    text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${JSON.stringify(value)}`;
  }
  return `{${text}}`;
}

function isKept(value: PropertyValue): boolean {
  if (typeof value === "string" || typeof value === "boolean") return true;
  return typeof value === "number" ? Number.isFinite(value) : isList(value);
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
