import { WhocanError } from "../../lib/errors.ts";
import { digestOfRevision, type RevisionRecord } from "../revision-record.ts";
import { noSuchRevision } from "../store-errors.ts";
import { damaged } from "./damage.ts";
import { type DatabaseRow, integer, type Neo4jDatabase, type Transaction } from "./database.ts";
import { statementOf } from "./statements.ts";

/** What a delta that is too large for one transaction has come to. */
export interface Mark {
  /** The revision to be. */
  readonly applying: number;
  /** Batches that are in the graph; -1 while they are taken out again. */
  readonly batch: number;
  /** Digest of those batches. */
  readonly digest: string;
  readonly writer: string;
  /** When the writer, unless it is heard of again, counts as dead: milliseconds of the server's clock. */
  readonly until: number;
}

/** The store's own node. */
export interface StoreRecord {
  readonly format: number;
  /** The head's number, 0 in an empty store. */
  readonly head: number;
  /** The account that the store is of, from the first revision on. */
  readonly account: string | undefined;
  readonly mark: Mark | undefined;
  /** How often batches of a delta were taken out again. */
  readonly undone: number;
}

export interface StoreState {
  readonly store: StoreRecord;
  /** The revision asked for; null in an empty store. */
  readonly revision: RevisionRecord | null;
}

/**
 * The revision asked for, or the head, as of now; undefined where the database holds no store yet. NO_SUCH_REVISION; STORE_DAMAGED
 * when its digest does not hold.
 */
export async function readState(database: Neo4jDatabase, at?: number): Promise<StoreState | undefined> {
  const asked = at === undefined || !Number.isSafeInteger(at) ? null : integer(at);
  const [row] = await database.query(statementOf("read/store"), { at: asked });
  if (row === undefined) {
    if (at !== undefined) throw noSuchRevision(at, 0);
    return undefined;
  }
  const state = stateOf(row, at);
  if (at !== undefined && state.revision?.number !== at) throw noSuchRevision(at, state.store.head);
  return state;
}

/** Whether anything was written, or taken out again, since the record was read. */
export async function hasMoved(database: Neo4jDatabase, before: StoreRecord): Promise<boolean> {
  const after = (await readState(database))?.store;
  return after === undefined || traceOf(after) !== traceOf(before);
}

/** Any step of any writer makes it another: those of a delta, and of taking it out, begin the lease anew. */
function traceOf({ head, undone, mark }: StoreRecord): string {
  return JSON.stringify([head, undone, mark?.applying, mark?.batch, mark?.until]);
}

/** Makes other writers wait until the transaction ends, and reads the head. */
export async function lockState(transaction: Transaction): Promise<StoreState & { readonly now: number }> {
  const [row] = await transaction.run(statementOf("write/lock"));
  if (row === undefined) throw damaged("The store's own record");
  return { ...stateOf(row, undefined), now: Number(row["now"]) };
}

function stateOf(row: DatabaseRow, at: number | undefined): StoreState {
  const store = storeOf(row["store"] as DatabaseRow);
  const revision = row["revision"] === null ? null : verified(row["revision"] as DatabaseRow);
  const expected = at ?? store.head;
  if (revision === null && expected > 0 && expected <= store.head) throw damaged(`Revision ${expected}`);
  return { store, revision };
}

function storeOf(properties: DatabaseRow): StoreRecord {
  const { format, head, account, applying, batch, digest, writer, until, undone = 0 } = properties;
  if (typeof format !== "number" || typeof head !== "number") throw damaged("The store's own record");
  const mark = applying === undefined ? undefined : ({ applying, batch, digest, writer, until } as Mark);
  return { format, head, account: account as string | undefined, mark, undone: Number(undone) };
}

/** All revisions, oldest first, each with its digest and its parent's checked. */
export async function readRevisions(database: Neo4jDatabase): Promise<readonly RevisionRecord[]> {
  const records = await readUnverifiedRevisions(database);
  records.forEach((record, index) => {
    if (record.number !== index + 1 || record.digest !== digestOfRevision(record))
      throw damaged(`Revision ${index + 1}`);
    if (record.parentDigest !== (records[index - 1]?.digest ?? null)) throw damaged(`Revision ${record.number}`);
  });
  return records;
}

export async function readUnverifiedRevisions(database: Neo4jDatabase): Promise<readonly RevisionRecord[]> {
  const rows = await database.read((transaction) => transaction.run(statementOf("read/revisions")));
  return rows.map((row) => recordOf(row["revision"] as DatabaseRow));
}

/** Writes a revision, which becomes the head; a delta in progress has ended. */
export async function writeRevision(transaction: Transaction, record: RevisionRecord): Promise<void> {
  const { counts, parentDigest, number, ...texts } = record;
  const revision = {
    ...texts,
    ...(parentDigest === null ? {} : { parentDigest }),
    number: integer(number),
    facts: integer(counts.facts),
    opened: integer(counts.opened),
    closed: integer(counts.closed),
  };
  await transaction.run(statementOf("write/revision"), { revision, parent: integer(number - 1) });
}

function verified(properties: DatabaseRow): RevisionRecord {
  const record = recordOf(properties);
  if (record.digest !== digestOfRevision(record)) throw damaged(`Revision ${record.number}`);
  return record;
}

function recordOf({ facts, opened, closed, parentDigest, ...rest }: DatabaseRow): RevisionRecord {
  return {
    ...rest,
    parentDigest: parentDigest ?? null,
    counts: { facts, opened, closed },
  } as unknown as RevisionRecord;
}

/** Throws STORE_FOREIGN when the store is of another account. */
export function assertAccount(store: StoreRecord, account: string): void {
  if (store.account === undefined || store.account === account) return;
  throw new WhocanError("STORE_FOREIGN", "The database holds the graph of another account.", {
    field: "neo4j.uri",
    help: "Give each account a Neo4j database of its own (NEO4J_URI, NEO4J_DATABASE).",
  });
}
