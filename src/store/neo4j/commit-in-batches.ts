import { setImmediate as turnOfOthers } from "node:timers/promises";
import { WhocanError } from "../../lib/errors.ts";
import { digestOfCoverageTexts } from "../coverage-text.ts";
import { RevisionBuilder } from "../revision-builder.ts";
import type { RevisionRecord } from "../revision-record.ts";
import { applyPart, planOfFresh } from "./apply-part.ts";
import type { CommitTask } from "./commit-task.ts";
import { writeCoverage } from "./coverage-nodes.ts";
import { isRefusal } from "./database-errors.ts";
import type { DeltaPart } from "./delta-part.ts";
import type { DeltaReader } from "./delta-reader.ts";
import { FreshEnds } from "./fresh-ends.ts";
import { digestOfParts, locked, lockMark, writeMark } from "./mark.ts";
import { ownRevision, readClosed } from "./own-revision.ts";
import { assertAccount, lockState, type StoreState, writeRevision } from "./store-record.ts";
import { undo, undoDeadWork } from "./undo.ts";
import type { WritePlan } from "./write-plan.ts";
import { isAlive } from "./writer.ts";

/** After so many batches that are passed over the writer's lease begins anew. */
const BATCHES_PER_SIGN = 8;

/** Where a delta stands when its writer begins or goes on. */
interface Progress {
  readonly head: RevisionRecord | null;
  readonly batch: number;
  readonly digest: string;
}

/**
 * Writes a revision in numbered batches, each in one transaction with the mark that counts it, and the revision itself in the last.
 * Broken off, it is gone on with by the next commit of the same delta; another delta takes out first what is there of it.
 */
export async function commitInBatches(task: CommitTask, reader: DeltaReader): Promise<RevisionRecord> {
  const progress = await begin(task, reader.again() !== undefined);
  if ((progress.head?.number ?? 0) !== task.info.parent)
    return ownRevision(task, progress.head, reader.parts(task.changesPerBatch));
  try {
    const record = await apply(task, reader, progress);
    if (record !== undefined) return record;
    await undo(task);
    return commitInBatches(task, reader.again() ?? reader);
  } catch (error) {
    // What is wrong with the delta ends it. What befell the server or the way to it may pass, and then the rest is written.
    // Where it cannot be taken out now, its mark makes the next writer do so.
    if (isOfTheDelta(error)) await undo(task).catch(() => undefined);
    throw error;
  }
}

/** What the server does not take may be due to what another process did meanwhile, not to the delta. */
function isOfTheDelta(error: unknown): boolean {
  if (!(error instanceof WhocanError)) return true;
  return ["STORE_CONFLICT", "STORE_DAMAGED", "INTERNAL"].includes(error.code) && !isRefusal(error.cause);
}

/** Marks the store, or finds the mark of a delta in progress, which may be this one if it can be read again from its beginning. */
async function begin(task: CommitTask, mayResume: boolean): Promise<Progress> {
  const { database, info, writer } = task;
  const progress = await database.write(async (transaction): Promise<Progress | undefined> => {
    const { store, revision: head, now } = await lockState(transaction);
    const { mark } = store;
    assertAccount(store, info.account);
    if (mark !== undefined && mark.writer !== writer && isAlive(mark, now)) throw locked();
    if (store.head !== info.parent) return { head, batch: 0, digest: "" };
    if (mark !== undefined && (mark.batch < 0 || !mayResume)) return undefined;
    const { batch, digest } = mark ?? { batch: 0, digest: "" };
    await writeMark(transaction, { applying: store.head + 1, batch, digest }, task);
    return { head, batch, digest };
  });
  if (progress !== undefined) return progress;
  await undoDeadWork(task);
  return begin(task, mayResume);
}

/** Undefined when the batches that are there are of another delta. */
async function apply(task: CommitTask, reader: DeltaReader, progress: Progress): Promise<RevisionRecord | undefined> {
  const builder = new RevisionBuilder(progress.head, task.info);
  let step: Step = { applying: builder.number, batch: 0, digest: "" };
  const fresh = new FreshEnds();
  let applied: Promise<void> = Promise.resolve();
  try {
    for (const part of reader.parts(task.changesPerBatch)) {
      // All this is done while the server works on the part before.
      step = { ...step, batch: step.batch + 1, digest: digestOfParts(step.digest, part) };
      const plan = planOfFresh(part, step.applying, fresh);
      for (const { fingerprint } of part.opened) builder.open(fingerprint);
      await applied;
      if (step.batch === progress.batch && step.digest !== progress.digest) return undefined;
      const isThere = step.batch <= progress.batch;
      // Preparing the next part lets nothing else happen in this process: what the server is to work on goes there before.
      await new Promise<void>((onSent, onFailed) => {
        const batch = { part, plan, step };
        const closed = isThere ? passOver(task, batch) : applyBatch(task, batch, onSent);
        applied = closed.then((fingerprints) => {
          for (const fingerprint of fingerprints) builder.close(fingerprint);
        });
        applied.then(onSent, onFailed);
      });
      await turnOfOthers();
    }
  } finally {
    await applied;
  }
  return step.batch < progress.batch ? undefined : finish(task, builder);
}

interface Step {
  readonly applying: number;
  readonly batch: number;
  readonly digest: string;
}

interface Batch {
  readonly part: DeltaPart;
  readonly plan: WritePlan | undefined;
  readonly step: Step;
}

/** Returns the fingerprints of what a batch closed that is there. Passing over many takes long: the writer is heard of meanwhile. */
async function passOver(task: CommitTask, { part, step }: Batch): Promise<readonly string[]> {
  if (step.batch % BATCHES_PER_SIGN === 0) {
    await task.database.write(async (transaction) => {
      await writeMark(transaction, await lockMark(transaction, step.applying, task.writer), task);
    });
  }
  return readClosed(task.database, part, step.applying);
}

/** Returns the fingerprints of what it closed. It may be there already: the answer to an earlier try was lost. */
async function applyBatch(
  task: CommitTask,
  { part, plan, step }: Batch,
  onSent: () => void,
): Promise<readonly string[]> {
  const closed = await task.database.write(async (transaction) => {
    const mark = await lockMark(transaction, step.applying, task.writer);
    if (mark.batch === step.batch && mark.digest === step.digest) return undefined;
    if (mark.batch !== step.batch - 1) throw locked();
    const applied = applyPart(transaction, part, step.applying, plan, onSent);
    const [fingerprints] = await Promise.all([applied, writeMark(transaction, step, task)]);
    return fingerprints;
  });
  return closed ?? readClosed(task.database, part, step.applying);
}

async function finish({ database, coverage, writer }: CommitTask, builder: RevisionBuilder): Promise<RevisionRecord> {
  const record = builder.seal(digestOfCoverageTexts(coverage));
  return database.write(async (transaction) => {
    const { revision: head, store }: StoreState = await lockState(transaction);
    if (head?.digest === record.digest) return record;
    if (store.mark?.writer !== writer) throw locked();
    await writeCoverage(transaction, head, coverage, record.number);
    await writeRevision(transaction, record);
    return record;
  });
}
