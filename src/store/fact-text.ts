import { canonicalJson } from "../lib/canonical-json.ts";
import { WhocanError } from "../lib/errors.ts";
import type { Fact, PropertyValue, RelationFact } from "../model/facts.ts";
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
  const bare = type === "relation" ? bareRelation(key, section, payload) : undefined;
  return bare ?? ({ type, key, section, ...JSON.parse(payload) } as Fact);
}

const BEFORE_EXTENT = '{"extent":"';

/**
 * Most facts are relations without properties, of which the key says all but the extent: where the payload is what `bodyOf` writes
 * of such a one, to compare it costs a quarter of what parsing does. Undefined for any other.
 */
function bareRelation(key: string, section: string, payload: string): RelationFact | undefined {
  const first = key.indexOf("|");
  const second = key.indexOf("|", first + 1);
  if (second < 0 || payload.includes("\\")) return undefined;
  const [from, relation, to] = [key.slice(0, first), key.slice(first + 1, second), key.slice(second + 1)];
  const rest = `","from":"${from}","properties":{},"relation":"${relation}","to":"${to}"}`;
  if (!payload.startsWith(BEFORE_EXTENT) || !payload.endsWith(rest)) return undefined;
  const extent = payload.slice(BEFORE_EXTENT.length, payload.length - rest.length);
  if (payload.length < BEFORE_EXTENT.length + rest.length || extent.includes('"')) return undefined;
  return { type: "relation", key, section, extent, from, properties: {}, relation, to };
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
