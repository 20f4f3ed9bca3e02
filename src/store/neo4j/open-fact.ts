import type { Fact } from "../../model/facts.ts";
import { fingerprintOfText } from "../fingerprint.ts";
import { damaged, damagedFact } from "../store-errors.ts";
import { type Element, keyOf } from "./elements.ts";

/** A fact as one section said it, open since a revision: a member of the `_facts` of its node or relationship. */
export interface OpenFact {
  readonly section: string;
  /** The revision that opened it. */
  readonly from: number;
  readonly fingerprint: string;
  /** Canonical JSON of what it says (fact-text.ts). */
  readonly payload: string;
  /** The same, where somebody has taken it apart already. */
  readonly said?: Fact;
}

/** JSON `[from,fingerprint,section,payload]`, so that people can read it too. */
export function textOfOpenFact({ section, from, fingerprint, payload }: OpenFact): string {
  return `[${from},"${fingerprint}",${JSON.stringify(section)},${payload}]`;
}

const HEAD = /^\[(\d{1,15}),"([0-9a-f]{64})",("(?:[^"\\]|\\.)*"),(?=\{)/;

/** Undefined for what is no such text. */
export function openFactOfText(text: unknown): OpenFact | undefined {
  if (typeof text !== "string" || !text.endsWith("}]")) return undefined;
  const [head, from, fingerprint, section] = HEAD.exec(text) ?? [];
  if (head === undefined || fingerprint === undefined || section === undefined) return undefined;
  return {
    section: JSON.parse(section) as string,
    from: Number(from),
    fingerprint,
    payload: text.slice(head.length, -1),
  };
}

/** The facts of one node or relationship, each compared with its fingerprint: STORE_DAMAGED. */
export function readOpenFacts(element: Element, texts: unknown): OpenFact[] {
  const key = keyOf(element);
  if (!Array.isArray(texts)) throw damaged(`What ${key} says`);
  return texts.map((text) => {
    const fact = openFactOfText(text);
    if (fact === undefined) throw damaged(`What ${key} says`);
    const { section, payload, fingerprint } = fact;
    if (fingerprintOfText({ key, section, type: element.type, payload }) !== fingerprint)
      throw damagedFact({ key, section });
    return fact;
  });
}
