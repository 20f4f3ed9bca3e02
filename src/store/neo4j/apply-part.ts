import { factOfText } from "../fact-text.ts";
import type { RevisionBuilder } from "../revision-builder.ts";
import { alreadyOpen, notOpen } from "../store-errors.ts";
import { integer, type Transaction } from "./database.ts";
import type { DeltaPart } from "./delta-part.ts";
import { ElementStates } from "./element-states.ts";
import { type Element, elementsOfKey, keyOf } from "./elements.ts";
import type { OpenFact } from "./open-fact.ts";
import { statementOf } from "./statements.ts";
import { writeElements } from "./write-elements.ts";

export interface PartOptions {
  /** True where no fact of the part can be there: what is there is not read. */
  readonly fresh?: boolean;
}

/**
 * Applies a part of a delta as of the builder's revision. STORE_CONFLICT when it closes what is not open or opens what is;
 * STORE_DAMAGED when what it closes does not match its fingerprint.
 */
export async function applyPart(
  transaction: Transaction,
  part: DeltaPart,
  builder: RevisionBuilder,
  { fresh = false }: PartOptions = {},
): Promise<void> {
  const states = new ElementStates();
  const closings = part.closed.map((ref) => ({ ref, states: elementsOfKey(ref.key).map((each) => states.add(each)) }));
  const openings = part.opened.map((opening) => ({
    opening,
    states: opening.elements.map((each) => states.add(each)),
  }));
  if (!fresh) await states.read(transaction);
  const past = closings.map(({ ref, states: candidates }) => {
    const state = candidates.find(({ facts }) => facts.some(({ section }) => section === ref.section));
    const fact = state?.facts.find(({ section }) => section === ref.section);
    if (state === undefined || fact === undefined) throw notOpen(ref);
    state.facts = state.facts.filter((each) => each !== fact);
    state.changed = true;
    builder.close(fact.fingerprint);
    return pastProperties(state.element, fact, builder.number);
  });
  for (const { opening, states: candidates } of openings) {
    const { section, payload, fingerprint, said } = opening;
    const [state] = candidates;
    if (candidates.some(({ facts }) => facts.some((fact) => fact.section === section))) throw alreadyOpen(opening);
    if (state === undefined) continue;
    const fact: OpenFact = { section, payload, fingerprint, from: builder.number, said };
    state.facts.push(fact);
    state.changed = true;
    builder.open(fingerprint);
  }
  const written = writeElements(transaction, states.values());
  await Promise.all([written, past.length > 0 && transaction.run(statementOf("write/past"), { rows: past })]);
}

function pastProperties(element: Element, fact: OpenFact, to: number): Record<string, unknown> {
  const { section, payload, fingerprint, from } = fact;
  const key = keyOf(element);
  const said = factOfText({ key, section, type: element.type, payload });
  const kind = said.type === "node" ? said.kind : said.relation;
  const span = { from: integer(from), to: integer(to) };
  return { key, section, type: element.type, kind, ...span, payload, fingerprint };
}
