import * as z from "zod";

/** What a property may hold: flat, so that any store keeps it as it is. Times are ISO 8601 text in UTC. */
export const propertyValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.number()),
]);
export type PropertyValue = string | number | boolean | readonly string[] | readonly number[];
export type Properties = Readonly<Record<string, PropertyValue>>;

/** Who said it: the section, and the extent of it that was read (`""` where the section is one whole list). */
interface Said {
  readonly section: string;
  readonly extent: string;
}

/** A node as one section said it. Several sections may say the same key: readers merge their properties. */
export interface NodeFact extends Said {
  readonly type: "node";
  readonly key: string;
  readonly kind: string;
  readonly name: string | null;
  readonly properties: Properties;
}

/** A relation as one section said it; its key is `from|RELATION|to`. */
export interface RelationFact extends Said {
  readonly type: "relation";
  readonly key: string;
  readonly from: string;
  readonly relation: string;
  readonly to: string;
  readonly properties: Properties;
}

export type Fact = NodeFact | RelationFact;

/** A fact is identified by what it is about and who said it. */
export interface FactRef {
  readonly key: string;
  readonly section: string;
}

export function relationKey(from: string, relation: string, to: string): string {
  return `${from}|${relation}|${to}`;
}

/** Orders facts by key, then section, in byte order: the order in which stores stream them. */
export function compareFactRefs(a: FactRef, b: FactRef): number {
  return compareBytes(a.key, b.key) || compareBytes(a.section, b.section);
}

/** Byte order of the UTF-8 texts: the order of every list of keys in answers and stores. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return fixSurrogate(x) - fixSurrogate(y);
  }
  return a.length - b.length;
}

/** UTF-16 sorts surrogates below U+E000..U+FFFF, UTF-8 above: rotate them so that both orders agree. */
function fixSurrogate(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
