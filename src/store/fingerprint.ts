import { canonicalJson } from "../lib/canonical-json.ts";
import { sha256 } from "../lib/hash.ts";
import type { Fact } from "../model/facts.ts";
import { type FactText, textOfFact } from "./fact-text.ts";

/** SHA-256, in hex, of a fact as stores keep it: equal facts have equal fingerprints, before and after storing. */
export function fingerprintOf(fact: Fact): string {
  return fingerprintOfText(textOfFact(fact));
}

/** The digest of the canonical JSON of `[key, section, type, body]`, without taking the payload apart. */
export function fingerprintOfText({ key, section, type, payload }: FactText): string {
  return sha256(`[${canonicalJson(key)},${canonicalJson(section)},${canonicalJson(type)},${payload}]`);
}
