import type { Connection, Row } from "../../lib/sqlite/connection.ts";
import { digestOfRevision, type RevisionRecord } from "../revision-record.ts";
import { damaged, noSuchRevision } from "../store-errors.ts";
import { integer, packed, unpack } from "./packed-text.ts";

const NUMBERS = ["number", "facts", "opened", "closed"];
const TEXTS = [
  ...["at", "connection", "account", "catalog_digest", "facts_digest"],
  ...["coverage_digest", "delta_digest", "digest", "parent_digest"],
];
const COLUMNS = [...NUMBERS, ...TEXTS].join(", ");
const SELECTED = [...NUMBERS.map(integer), packed(...TEXTS.map((text) => `coalesce(${text}, '')`))].join(", ");

/** The revision asked for, or the head; null in an empty store. Its digest holds, or STORE_DAMAGED is thrown. */
export function readRevision(connection: Connection, at: number | undefined): RevisionRecord | null {
  return connection.snapshot(() => findRevision(connection, at));
}

function findRevision(connection: Connection, at: number | undefined): RevisionRecord | null {
  const newest = connection.get(`SELECT ${SELECTED} FROM revisions ORDER BY number DESC LIMIT 1`);
  const head = newest === undefined ? null : verified(newest);
  if (readHeadDigest(connection) !== head?.digest) throw damaged("The list of revisions");
  if (at === undefined || at === head?.number) return head;
  const row = Number.isSafeInteger(at)
    ? connection.get(`SELECT ${SELECTED} FROM revisions WHERE number = ?`, [at])
    : undefined;
  if (row !== undefined) return verified(row);
  if (head !== null && Number.isSafeInteger(at) && at > 0 && at < head.number) throw damaged(`Revision ${at}`);
  throw noSuchRevision(at, head?.number ?? 0);
}

/** All revisions, oldest first, each with its digest and its parent's checked. */
export function readRevisions(connection: Connection): readonly RevisionRecord[] {
  return connection.snapshot(() => findRevisions(connection));
}

function findRevisions(connection: Connection): readonly RevisionRecord[] {
  const records = readUnverifiedRevisions(connection);
  records.forEach((record, index) => {
    if (record.number !== index + 1 || record.digest !== digestOfRevision(record))
      throw damaged(`Revision ${index + 1}`);
    if (record.parentDigest !== (records[index - 1]?.digest ?? null)) throw damaged(`Revision ${record.number}`);
  });
  if (readHeadDigest(connection) !== records.at(-1)?.digest) throw damaged("The list of revisions");
  return records;
}

/** The digest of the newest revision as kept apart from the list of revisions; undefined in an empty store. */
export function readHeadDigest(connection: Connection): string | undefined {
  const row = connection.get(`SELECT ${packed("digest")} FROM head`);
  return row && unpack(row[0], 1)[0];
}

export function readUnverifiedRevisions(connection: Connection): readonly RevisionRecord[] {
  return connection.all(`SELECT ${SELECTED} FROM revisions ORDER BY number`).map(recordOf);
}

export function writeRevision(connection: Connection, record: RevisionRecord): void {
  const { counts } = record;
  const texts = [record.at, record.connection, record.account, record.catalogDigest, record.factsDigest];
  const digests = [record.coverageDigest, record.deltaDigest, record.digest, record.parentDigest];
  const values = [record.number, counts.facts, counts.opened, counts.closed, ...texts, ...digests];
  connection.run(`INSERT INTO revisions (${COLUMNS}) VALUES (${values.map(() => "?").join(", ")})`, values);
  connection.run("INSERT OR REPLACE INTO head (id, digest) VALUES (1, ?)", [record.digest]);
}

function verified(row: Row): RevisionRecord {
  const record = recordOf(row);
  if (record.digest !== digestOfRevision(record)) throw damaged(`Revision ${record.number}`);
  return record;
}

function recordOf([number, facts, opened, closed, blob]: Row): RevisionRecord {
  const texts = unpack(blob, TEXTS.length);
  const [at, connection, account, catalogDigest, factsDigest, coverageDigest, deltaDigest, digest, parentDigest] =
    texts;
  const heading = { number, at, connection, account, catalogDigest, factsDigest, coverageDigest, deltaDigest, digest };
  return { ...heading, parentDigest: parentDigest || null, counts: { facts, opened, closed } } as RevisionRecord;
}
