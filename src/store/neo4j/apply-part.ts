import type { FactRef } from "../../model/facts.ts";
import { factOfText } from "../fact-text.ts";
import { alreadyOpen, notOpen } from "../store-errors.ts";
import { integer, type Transaction } from "./database.ts";
import type { DeltaPart } from "./delta-part.ts";
import { type ElementState, ElementStates } from "./element-states.ts";
import { type Element, elementsOfKey, keyOf } from "./elements.ts";
import type { OpenFact } from "./open-fact.ts";
import { statementOf } from "./statements.ts";
import { writeElements } from "./write-elements.ts";

/**
 * Applies a part of a delta as of a revision and returns the fingerprints of what it closed. `fresh` is for where nothing of it can
 * be there: nothing is read. STORE_CONFLICT when it closes what is not open or opens what is; STORE_DAMAGED when what it closes does
 * not match its fingerprint.
 */
export async function applyPart(
  transaction: Transaction,
  part: DeltaPart,
  revision: number,
  fresh: boolean,
): Promise<readonly string[]> {
  const states = new ElementStates();
  const closings = part.closed.map((ref) => ({ ref, states: elementsOfKey(ref.key).map((each) => states.add(each)) }));
  const openings = part.opened.map((opening) => ({
    opening,
    states: opening.elements.map((each) => states.add(each)),
  }));
  if (!fresh) await states.read(transaction);
  const past = closings.map(({ ref, states: possible }) => {
    const [state, fact] = takeOut(ref, possible);
    return pastProperties(state.element, fact, revision);
  });
  for (const { opening, states: possible } of openings) {
    if (possible.some(({ facts }) => facts.some(({ section }) => section === opening.section)))
      throw alreadyOpen(opening);
    const { section, payload, fingerprint, said } = opening;
    for (const state of possible.slice(0, 1)) {
      state.facts.push({ section, payload, fingerprint, said, from: revision });
      state.changed = true;
    }
  }
  const written = writeElements(transaction, states.values());
  await Promise.all([written, past.length > 0 && transaction.run(statementOf("write/past"), { rows: past })]);
  return past.map(({ fingerprint }) => fingerprint);
}

/** Takes the open fact of a reference out of the state that has it. */
function takeOut(ref: FactRef, states: readonly ElementState[]): [ElementState, OpenFact] {
  for (const state of states) {
    const fact = state.facts.find(({ section }) => section === ref.section);
    if (fact === undefined) continue;
    state.facts = state.facts.filter((each) => each !== fact);
    state.changed = true;
    return [state, fact];
  }
  throw notOpen(ref);
}

function pastProperties(element: Element, fact: OpenFact, to: number) {
  const { section, payload, fingerprint, from } = fact;
  const key = keyOf(element);
  const said = factOfText({ key, section, type: element.type, payload });
  const kind = said.type === "node" ? said.kind : said.relation;
  const span = { from: integer(from), to: integer(to) };
  return { key, section, type: element.type, kind, ...span, payload, fingerprint };
}
