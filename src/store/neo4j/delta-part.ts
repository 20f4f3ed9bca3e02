import { WhocanError } from "../../lib/errors.ts";
import type { Fact, FactRef } from "../../model/facts.ts";
import { cleanText } from "../clean-text.ts";
import { factOfText } from "../fact-text.ts";
import { printOfFact } from "../fingerprint.ts";
import { type Element, elementsOfKey, idOfElement } from "./elements.ts";
import { LONGEST_TEXT, tooLong } from "./native-values.ts";

/** A fact to be opened, as the graph will hold it. */
export interface Opening extends FactRef {
  /** What it is about, then what else its key could be of. */
  readonly elements: readonly [Element, ...Element[]];
  readonly payload: string;
  readonly fingerprint: string;
  readonly said: Fact;
}

/** A part of a delta: what it closes is closed before what it opens is opened. */
export interface DeltaPart {
  readonly closed: readonly FactRef[];
  readonly opened: readonly Opening[];
  /** Every fact that it opens follows, by key and section, those of the part and of the parts before. */
  readonly ordered: boolean;
}

export function closingOf({ key, section }: FactRef): FactRef {
  return { key: cleanText(key), section: cleanText(section) };
}

export function openingOf(fact: Fact): Opening {
  const print = printOfFact(fact);
  const { key, section, payload, fingerprint } = print;
  // What was cleaned holds the replacement character.
  const said = payload.includes("\uFFFD") ? factOfText(print) : fact;
  return { key, section, payload, elements: elementsOf(key, said), said, fingerprint };
}

/** Throws INTERNAL for keys that the graph cannot tell from others: a defect of the source that made them. */
function elementsOf(key: string, fact: Fact): [Element, ...Element[]] {
  const { type } = fact;
  const element: Element =
    type === "node" ? { type, key } : { type, from: fact.from, relation: fact.relation, to: fact.to };
  const id = idOfElement(element);
  const possible = elementsOfKey(key);
  const others = possible.filter((each) => idOfElement(each) !== id);
  if (others.length === possible.length)
    throw new WhocanError("INTERNAL", `The key ${key} is not one of a ${type}.`, { field: "key" });
  if (tooLong(key))
    throw new WhocanError("INTERNAL", `A key has more than ${LONGEST_TEXT} bytes: no Neo4j index takes it.`, {
      field: "key",
    });
  return [element, ...others];
}
