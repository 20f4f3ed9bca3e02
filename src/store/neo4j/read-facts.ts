import type { WhocanError } from "../../lib/errors.ts";
import type { Fact } from "../../model/facts.ts";
import type { FactChange } from "../graph-store.ts";
import { MultisetDigest } from "../multiset-digest.ts";
import { deltaDigestOf, type RevisionRecord } from "../revision-record.ts";
import { pagesSince } from "./current-page.ts";
import { damaged, writtenMeanwhile } from "./damage.ts";
import type { Neo4jDatabase } from "./database.ts";
import { readHistory } from "./history.ts";
import { factOfRow, type HistoryRow } from "./history-row.ts";
import { BEGINNING, PAST_PAGE, pastClosedBy, pastOpenAt, pastOpenedBy, readPastPage } from "./past-rows.ts";
import { hasMoved, type StoreRecord } from "./store-record.ts";

/**
 * The facts of a revision; `store` is the store's record from before. Each row was checked before it is handed out; rows that are
 * missing or should not be there show only at the end, when their number and digest are known: STORE_DAMAGED then takes back what was
 * said, or STORE_APPLYING where the store was written to meanwhile, and what was read may be a mixture.
 */
export async function* readFacts(
  database: Neo4jDatabase,
  revision: RevisionRecord,
  store: StoreRecord,
): AsyncIterable<Fact> {
  const { number, counts, factsDigest } = revision;
  const digest = new MultisetDigest();
  let count = 0;
  for await (const rows of readHistory(database, pastOpenAt(number, number === store.head))) {
    for (const row of rows) {
      if (row.from > number || (row.to !== null && row.to <= number)) continue;
      const fact = factOfRow(row);
      digest.add(row.fingerprint);
      count++;
      yield fact;
    }
  }
  if (count === counts.facts && digest.hex() === factsDigest) return;
  throw await mismatch(database, store, `The list of facts of revision ${number}`);
}

/** What one revision changed, closed before opened; at its end, when it is not what was recorded, an error as of `readFacts`. */
export async function* readChanges(
  database: Neo4jDatabase,
  revision: RevisionRecord,
  store: StoreRecord,
): AsyncIterable<FactChange> {
  const { number } = revision;
  const closed = new MultisetDigest();
  const opened = new MultisetDigest();
  for await (const rows of readClosed(database, number)) {
    for (const row of rows) {
      const fact = factOfRow(row);
      closed.add(row.fingerprint);
      yield { revision: number, change: "closed", fact };
    }
  }
  for await (const rows of readHistory(database, pastOpenedBy(number), pagesSince(number))) {
    for (const row of rows) {
      if (row.from !== number) continue;
      const fact = factOfRow(row);
      opened.add(row.fingerprint);
      yield { revision: number, change: "opened", fact };
    }
  }
  if (deltaDigestOf(opened.hex(), closed.hex()) === revision.deltaDigest) return;
  throw await mismatch(database, store, `The list of changes of revision ${number}`);
}

async function mismatch(database: Neo4jDatabase, before: StoreRecord, what: string): Promise<WhocanError> {
  return (await hasMoved(database, before)) ? writtenMeanwhile() : damaged(what);
}

async function* readClosed(database: Neo4jDatabase, revision: number): AsyncIterable<readonly HistoryRow[]> {
  const range = pastClosedBy(revision);
  let place = BEGINNING;
  for (;;) {
    const after = place;
    const page = await database.read((transaction) => readPastPage(transaction, range, after, null));
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAST_PAGE) return;
    place = last;
  }
}
