import type { FactRef } from "../../model/facts.ts";
import { factOfText } from "../fact-text.ts";
import { alreadyOpen, notOpen } from "../store-errors.ts";
import { integer, type Transaction } from "./database.ts";
import type { DeltaPart, Opening } from "./delta-part.ts";
import { type ElementState, ElementStates } from "./element-states.ts";
import { type Element, elementsOfKey, keyOf } from "./elements.ts";
import type { FreshEnds } from "./fresh-ends.ts";
import type { OpenFact } from "./open-fact.ts";
import { statementOf } from "./statements.ts";
import { WritePlan } from "./write-plan.ts";

/**
 * Applies a part of a delta, by its plan where there is one, and returns the fingerprints of what it closed. STORE_CONFLICT when it
 * closes what is not open or opens what is; STORE_DAMAGED when what it closes does not match its fingerprint.
 */
export async function applyPart(
  transaction: Transaction,
  part: DeltaPart,
  revision: number,
  plan: WritePlan | undefined,
  /** Is told when all that is to be written is on its way. */
  onSent: () => void = () => undefined,
): Promise<readonly string[]> {
  if (plan !== undefined) {
    const written = plan.write(transaction);
    onSent();
    await written;
    return [];
  }
  const states = new ElementStates();
  const closings = part.closed.map((ref) => ({ ref, states: elementsOfKey(ref.key).map((each) => states.add(each)) }));
  const openings = part.opened.map((opening) => ({ opening, states: statesOf(opening, states) }));
  await states.read(transaction);
  const past = closings.map(({ ref, states: possible }) => {
    const [state, fact] = takeOut(ref, possible);
    return pastProperties(state.element, fact, revision);
  });
  for (const { opening, states: possible } of openings) putIn(opening, possible, revision);
  const written = [new WritePlan(states.values()).write(transaction)];
  if (past.length > 0) written.push(transaction.run(statementOf("write/past"), { rows: past }).then(() => undefined));
  onSent();
  await Promise.all(written);
  return past.map(({ fingerprint }) => fingerprint);
}

/**
 * What to write for a part without reading what is there, since nothing of it can be: of the first revision, what follows on all that
 * was written, with what the parts before it made of ends. Undefined for other parts. STORE_CONFLICT when it opens something twice.
 */
export function planOfFresh(part: DeltaPart, revision: number, fresh: FreshEnds): WritePlan | undefined {
  if (revision > 1 || part.closed.length > 0 || !part.ordered) return undefined;
  const states = new ElementStates();
  for (const opening of part.opened) putIn(opening, statesOf(opening, states), revision);
  return new WritePlan(states.values(), fresh);
}

function statesOf(
  { elements: [element, ...others] }: Opening,
  states: ElementStates,
): [ElementState, ...ElementState[]] {
  return [states.add(element), ...others.map((each) => states.add(each))];
}

/** Adds a fact to the first of the states, which is of what it says; none of them may have one of the section. */
function putIn(opening: Opening, states: readonly [ElementState, ...ElementState[]], revision: number): void {
  const { section, payload, fingerprint, said } = opening;
  if (states.some(({ facts }) => facts.some((fact) => fact.section === section))) throw alreadyOpen(opening);
  const [state] = states;
  state.facts.push({ section, payload, fingerprint, said, from: revision });
  state.changed = true;
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
