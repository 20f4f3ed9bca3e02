import type { CommitTask } from "./commit-task.ts";
import { damaged } from "./damage.ts";
import { type DatabaseRow, integer, type Transaction } from "./database.ts";
import { type ElementState, ElementStates } from "./element-states.ts";
import { type Element, elementsOfKey } from "./elements.ts";
import { locked, lockMark, writeMark } from "./mark.ts";
import { FACT_TYPES } from "./native.ts";
import { readOpenFacts } from "./open-fact.ts";
import { statementOf } from "./statements.ts";
import { lockState, readState } from "./store-record.ts";
import { WritePlan } from "./write-plan.ts";
import { isAlive } from "./writer.ts";

/** Who takes out, and in which steps. */
export type UndoTask = Omit<CommitTask, "coverage" | "info">;

/** Takes out what a dead writer, or this one before, has left of a revision that it did not finish. STORE_LOCKED while it lives. */
export async function undoDeadWork(task: UndoTask): Promise<void> {
  const state = await readState(task.database);
  if (state?.store.mark !== undefined) await undo(task);
}

/**
 * Takes out of the graph what there is of the revision that was begun: what it opened first, then what it closed is open again. Broken
 * off, it can be done again. Which one that is the mark says as of now: another writer may have ended the one that was seen before, and
 * to take that out would be to take out what was committed.
 */
export async function undo(task: UndoTask): Promise<void> {
  const applying = await task.database.write(async (transaction) => {
    const { store, now } = await lockState(transaction);
    const { mark } = store;
    if (mark === undefined) return undefined;
    if (mark.writer !== task.writer && isAlive(mark, now)) throw locked();
    // What comes back comes without what the projection had of it, and a build under way has read what goes. Begun again, it is marked already.
    if (mark.batch > 0) await transaction.run(statementOf("write/unproject"));
    await writeMark(transaction, { applying: mark.applying, batch: -1, digest: "" }, task);
    return mark.applying;
  });
  if (applying === undefined) return;
  for (const step of [takeRelationsOut, takeNodesOut, openAgain]) while ((await undoStep(task, applying, step)) > 0);
  await task.database.write(async (transaction) => {
    const { mark } = (await lockState(transaction)).store;
    if (mark !== undefined && mark.writer !== task.writer) throw locked();
    if (mark !== undefined) await transaction.run(statementOf("write/unmark"));
  });
}

type Step = (transaction: Transaction, applying: number, limit: unknown) => Promise<number>;

function undoStep(task: UndoTask, applying: number, step: Step): Promise<number> {
  return task.database.write(async (transaction) => {
    await lockMark(transaction, applying, task.writer);
    const count = await step(transaction, applying, integer(task.changesPerBatch));
    await writeMark(transaction, { applying, batch: -1, digest: "" }, task);
    return count;
  });
}

async function takeRelationsOut(transaction: Transaction, applying: number, limit: unknown): Promise<number> {
  const statement = statementOf("read/relations-since", { TYPES: FACT_TYPES });
  const rows = await transaction.run(statement, { revision: integer(applying), limit });
  const element = ({ from, relation, to }: DatabaseRow): Element => {
    return { type: "relation", from: String(from), relation: String(relation), to: String(to) };
  };
  await new WritePlan(rows.map((row) => stateWithout(applying, element(row), row))).write(transaction);
  return rows.length;
}

async function takeNodesOut(transaction: Transaction, applying: number, limit: unknown): Promise<number> {
  const rows = await transaction.run(statementOf("read/nodes-since"), { revision: integer(applying), limit });
  const element = ({ key }: DatabaseRow): Element => ({ type: "node", key: String(key) });
  await new WritePlan(rows.map((row) => stateWithout(applying, element(row), row))).write(transaction);
  return rows.length;
}

function stateWithout(applying: number, element: Element, { kind, facts }: DatabaseRow): ElementState {
  const before = readOpenFacts(element, facts).filter(({ from }) => from < applying);
  return { element, kind: typeof kind === "string" ? kind : undefined, facts: before, isThere: true, changed: true };
}

async function openAgain(transaction: Transaction, applying: number, limit: unknown): Promise<number> {
  const revision = integer(applying);
  const rows = await transaction.run(statementOf("read/past-closed"), { revision, limit });
  const states = new ElementStates();
  const found = rows.map((row) => ({ row, state: states.add(elementOf(row)) }));
  await states.read(transaction);
  for (const { row, state } of found) {
    const [section, payload, fingerprint] = [
      String(row["section"]),
      String(row["payload"]),
      String(row["fingerprint"]),
    ];
    state.facts.push({ section, payload, fingerprint, from: Number(row["from"]) });
    state.changed = true;
  }
  await new WritePlan(states.values()).write(transaction);
  await transaction.run(statementOf("write/delete-past"), {
    rows: rows.map(({ key, section }) => ({ key, section })),
    revision,
  });
  return rows.length;
}

/** The thing that a closed fact is about, of those that its key may be of. */
function elementOf({ key, type, kind }: DatabaseRow): Element {
  const element = elementsOfKey(String(key)).find(
    (each) => each.type === type && (each.type === "node" || each.relation === kind),
  );
  if (element === undefined) throw damaged(`What was said of ${String(key)}`);
  return element;
}
