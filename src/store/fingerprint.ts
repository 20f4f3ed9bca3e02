import { canonicalJson } from "../lib/canonical-json.ts";
import { sha256 } from "../lib/hash.ts";
import type { Fact } from "../model/facts.ts";
import { type FactText, factOfText, textOfFact } from "./fact-text.ts";

/** A fact as text, with its fingerprint. */
export interface FactPrint extends FactText {
  readonly fingerprint: string;
}

/** Who reads a fact, who stages it and who stores it want the same print: facts do not change, so it is worked out once. */
const PRINTS = new WeakMap<Fact, FactPrint>();

/** Throws INTERNAL for a property that no store can keep: a defect of the source that said it. */
export function printOfFact(fact: Fact): FactPrint {
  const known = PRINTS.get(fact);
  if (known !== undefined) return known;
  const { key, section, type, payload } = textOfFact(fact);
  const print = { key, section, type, payload, fingerprint: fingerprintOfText({ key, section, type, payload }) };
  PRINTS.set(fact, print);
  return print;
}

/** The fact of a print that matches, for whoever asks for its print again. */
export function factOfPrint(print: FactPrint): Fact {
  const fact = factOfText(print);
  PRINTS.set(fact, print);
  return fact;
}

/** SHA-256, in hex, of a fact as stores keep it: equal facts have equal fingerprints, before and after storing. */
export function fingerprintOf(fact: Fact): string {
  return printOfFact(fact).fingerprint;
}

/** The digest of the canonical JSON of `[key, section, type, body]`, without taking the payload apart. */
export function fingerprintOfText({ key, section, type, payload }: FactText): string {
  return sha256(`[${canonicalJson(key)},${canonicalJson(section)},${canonicalJson(type)},${payload}]`);
}
