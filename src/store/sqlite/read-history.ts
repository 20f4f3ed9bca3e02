import { setImmediate as nextTurn } from "node:timers/promises";
import type { Connection } from "../../lib/sqlite/connection.ts";
import type { Fact } from "../../model/facts.ts";
import { factOfText } from "../fact-text.ts";
import type { FactPrint } from "../fingerprint.ts";
import type { FactChange } from "../graph-store.ts";
import { MultisetDigest } from "../multiset-digest.ts";
import { deltaDigestOf, type RevisionRecord } from "../revision-record.ts";
import { damaged } from "../store-errors.ts";
import { BATCH_ROWS, closedBy, openAt, openedBy, type RowRange, readBatch } from "./fact-rows.ts";
import { readRevision } from "./revision-rows.ts";

/**
 * The facts of a revision. Each row was checked before it is handed out; rows that are missing or should not be there show
 * only at the end, when their number and digest are known: STORE_DAMAGED then takes back what was said. `connection` is asked for
 * before each, and throws when there is none any more.
 */
export async function* readFacts(connection: () => Connection, at: number | undefined): AsyncIterable<Fact> {
  const revision = readRevision(connection(), at);
  if (revision === null) return;
  const digest = new MultisetDigest();
  let count = 0;
  for await (const batch of readRange(connection(), openAt(revision.number))) {
    for (const row of batch) {
      digest.add(row.fingerprint);
      count++;
      yield factOfText(row);
      connection();
    }
  }
  if (count !== revision.counts.facts || digest.hex() !== revision.factsDigest)
    throw damaged(`The list of facts of revision ${revision.number}`);
}

/** What one revision changed, closed before opened; STORE_DAMAGED at its end when it is not what was recorded. */
export async function* readChanges(connection: Connection, revision: RevisionRecord): AsyncIterable<FactChange> {
  const closed = new MultisetDigest();
  const opened = new MultisetDigest();
  for await (const batch of readRange(connection, closedBy(revision.number))) {
    for (const row of batch) {
      closed.add(row.fingerprint);
      yield { revision: revision.number, change: "closed", fact: factOfText(row) };
    }
  }
  for await (const batch of readRange(connection, openedBy(revision.number))) {
    for (const row of batch) {
      opened.add(row.fingerprint);
      yield { revision: revision.number, change: "opened", fact: factOfText(row) };
    }
  }
  if (deltaDigestOf(opened.hex(), closed.hex()) !== revision.deltaDigest)
    throw damaged(`The list of changes of revision ${revision.number}`);
}

async function* readRange(connection: Connection, range: RowRange): AsyncIterable<readonly FactPrint[]> {
  let after: FactPrint | undefined;
  while (true) {
    const batch = readBatch(connection, range, after);
    yield batch;
    after = batch.at(-1);
    if (batch.length < BATCH_ROWS) return;
    await nextTurn();
  }
}
