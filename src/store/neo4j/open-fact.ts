import type { Fact } from "../../model/facts.ts";
import { fingerprintOfText } from "../fingerprint.ts";
import { damaged, damagedFact } from "./damage.ts";
import { type Element, keyOf, type RelationElement } from "./elements.ts";

/** A fact as one section said it, open since a revision: a part of the `_facts` of its node or relationship. */
export interface OpenFact {
  readonly section: string;
  /** The revision that opened it. */
  readonly from: number;
  readonly fingerprint: string;
  /** Canonical JSON of what it says (fact-text.ts). */
  readonly payload: string;
  /** The same, where somebody has taken it apart already; without key and section. */
  readonly said?: Fact;
}

/**
 * What `_facts` holds, JSON that people can read too. Of a node a list of `[from,fingerprint,section,payload]`; of a relation, of
 * which there are most, one text with a line `[from,fingerprint,section,extent,properties]` each: the rest is what it connects.
 */
export function storedFacts(element: Element, facts: readonly OpenFact[]): readonly string[] | string {
  if (element.type === "node") return facts.map((fact) => `${startOf(fact)}${fact.payload}]`);
  return facts.map((fact) => `${startOf(fact)}${shortened(element, fact.payload)}]`).join("\n");
}

/** The facts that `_facts` holds, undefined in the place of what is none; nothing where there are no facts. */
export function openFactsOf(element: Element, stored: unknown): readonly (OpenFact | undefined)[] {
  if (element.type === "node") return Array.isArray(stored) ? stored.map(factOfNode) : [];
  return typeof stored === "string" ? stored.split("\n").map((line) => factOfRelation(element, line)) : [];
}

/** The facts of one node or relationship, each compared with its fingerprint: STORE_DAMAGED. */
export function readOpenFacts(element: Element, stored: unknown): OpenFact[] {
  const key = keyOf(element);
  return openFactsOf(element, stored).map((fact) => {
    if (fact === undefined) throw damaged(`What is said of ${key}`);
    const { section, payload, fingerprint } = fact;
    if (fingerprintOfText({ key, section, type: element.type, payload }) !== fingerprint)
      throw damagedFact({ key, section });
    return fact;
  });
}

function startOf({ from, fingerprint, section }: OpenFact): string {
  return `[${from},"${fingerprint}",${JSON.stringify(section)},`;
}

const TEXT = /"(?:[^"\\]|\\.)*"/.source;
const HEAD = new RegExp(`^\\[(\\d{1,15}),"([0-9a-f]{64})",(${TEXT}),(?=[{"])`);
const EXTENT = new RegExp(`^(${TEXT}),(?=\\{)`);
const PAYLOAD_EXTENT = new RegExp(`^\\{"extent":(${TEXT}),`);

function factOfNode(text: unknown): OpenFact | undefined {
  const [head, rest] = headOf(text);
  return head && { ...head, payload: rest };
}

function factOfRelation(element: RelationElement, text: string): OpenFact | undefined {
  const [head, rest] = headOf(text);
  const [start, extent] = EXTENT.exec(rest) ?? [];
  if (head === undefined || start === undefined || extent === undefined) return undefined;
  const properties = rest.slice(start.length);
  const { before, after } = aroundProperties(element, extent);
  const payload = `${before}${properties}${after}`;
  if (properties !== "{}") return { ...head, payload };
  const said = { type: "relation", key: "", section: "", extent: JSON.parse(extent) as string } as const;
  const { from, relation, to } = element;
  return { ...head, payload, said: { ...said, from, relation, to, properties: {} } };
}

/** A relation's payload without what its ends and its type say. */
function shortened(element: RelationElement, payload: string): string {
  const extent = PAYLOAD_EXTENT.exec(payload)?.[1] ?? "";
  const { before, after } = aroundProperties(element, extent);
  return `${extent},${payload.slice(before.length, -after.length)}`;
}

/** What stands around the properties in a relation's payload; `extent` is JSON. */
function aroundProperties({ from, relation, to }: RelationElement, extent: string): { before: string; after: string } {
  return {
    before: `{"extent":${extent},"from":${JSON.stringify(from)},"properties":`,
    after: `,"relation":${JSON.stringify(relation)},"to":${JSON.stringify(to)}}`,
  };
}

type Head = Pick<OpenFact, "from" | "fingerprint" | "section">;

/** What every fact begins with, and the text behind it. */
function headOf(text: unknown): [Head | undefined, string] {
  if (typeof text !== "string" || !text.endsWith("}]")) return [undefined, ""];
  const [head, from, fingerprint, section] = HEAD.exec(text) ?? [];
  if (head === undefined || fingerprint === undefined || section === undefined) return [undefined, ""];
  return [{ from: Number(from), fingerprint, section: JSON.parse(section) as string }, text.slice(head.length, -1)];
}
