import { digestOfCoverageTexts } from "../coverage-text.ts";
import type { Delta } from "../graph-store.ts";
import { RevisionBuilder } from "../revision-builder.ts";
import type { RevisionRecord } from "../revision-record.ts";
import { applyPart, planOfFresh } from "./apply-part.ts";
import { commitInBatches } from "./commit-in-batches.ts";
import type { CommitTask } from "./commit-task.ts";
import { writeCoverage } from "./coverage-nodes.ts";
import { isTooMuch } from "./database.ts";
import type { DeltaPart } from "./delta-part.ts";
import { DeltaReader } from "./delta-reader.ts";
import { FreshEnds } from "./fresh-ends.ts";
import { locked } from "./mark.ts";
import { ownRevision } from "./own-revision.ts";
import { assertAccount, lockState, writeRevision } from "./store-record.ts";
import { undoDeadWork } from "./undo.ts";

/**
 * Writes one revision. A delta of few changes is one transaction; one of more, or one that the server ended for its memory or time, goes
 * in batches that nobody sees before the last.
 * When the head is already what this call would write, as after an answer that was lost, that is returned.
 */
export async function commitDelta(task: CommitTask, delta: Delta): Promise<RevisionRecord> {
  const reader = new DeltaReader(delta);
  const parts = reader.whole(task.changesPerTransaction, task.changesPerBatch);
  if (parts === undefined) return commitInBatches(task, reader);
  try {
    return await commitAtOnce(task, parts);
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    return commitInBatches(task, reader);
  }
}

async function commitAtOnce(task: CommitTask, parts: readonly DeltaPart[]): Promise<RevisionRecord> {
  const { database, info, coverage } = task;
  await undoDeadWork(task);
  const { head, record } = await database.write(async (transaction) => {
    const { store, revision: head } = await lockState(transaction);
    assertAccount(store, info.account);
    if (store.mark !== undefined) throw locked();
    if (store.head !== info.parent) return { head, record: undefined };
    const builder = new RevisionBuilder(head, info);
    const fresh = new FreshEnds();
    for (const part of parts) {
      const plan = planOfFresh(part, builder.number, fresh);
      const closed = await applyPart(transaction, part, builder.number, plan);
      for (const fingerprint of closed) builder.close(fingerprint);
      for (const { fingerprint } of part.opened) builder.open(fingerprint);
    }
    await writeCoverage(transaction, head, coverage, builder.number);
    const record = builder.seal(digestOfCoverageTexts(coverage));
    await writeRevision(transaction, record);
    return { head, record };
  });
  return record ?? ownRevision(task, head, parts);
}
