import { digestOfCoverageTexts } from "../coverage-text.ts";
import { RevisionBuilder } from "../revision-builder.ts";
import type { RevisionRecord } from "../revision-record.ts";
import { headMoved } from "../store-errors.ts";
import type { CommitTask } from "./commit-task.ts";
import { integer, type Neo4jDatabase } from "./database.ts";
import type { DeltaPart } from "./delta-part.ts";
import { statementOf } from "./statements.ts";
import { readState } from "./store-record.ts";

/**
 * The head, where it is what the commit would have written: its answer was lost, or it was asked for twice. STORE_CONFLICT otherwise.
 */
export async function ownRevision(
  { database, info, coverage }: CommitTask,
  head: RevisionRecord | null,
  parts: Iterable<DeltaPart>,
): Promise<RevisionRecord> {
  const moved = headMoved(info.parent, head?.number ?? 0);
  const isLikeIt = head?.number === info.parent + 1 && head.at === info.at && head.connection === info.connection;
  if (head === null || !isLikeIt) throw moved;
  const parent = info.parent === 0 ? null : ((await readState(database, info.parent))?.revision ?? null);
  const builder = new RevisionBuilder(parent, info);
  for (const part of parts) {
    const closed = await readClosed(database, part, head.number);
    if (closed.length < part.closed.length) throw moved;
    for (const fingerprint of closed) builder.close(fingerprint);
    for (const { fingerprint } of part.opened) builder.open(fingerprint);
  }
  if (builder.seal(digestOfCoverageTexts(coverage)).digest !== head.digest) throw moved;
  return head;
}

/** The fingerprints of what a part closed that was applied as of the revision. */
export async function readClosed(
  database: Neo4jDatabase,
  part: DeltaPart,
  revision: number,
): Promise<readonly string[]> {
  if (part.closed.length === 0) return [];
  const keys = [...new Set(part.closed.map(({ key }) => key))];
  const rows = await database.read((transaction) =>
    transaction.run(statementOf("read/past-of-keys"), { keys, revision: integer(revision) }),
  );
  const found = new Map(rows.map(({ key, section, fingerprint }) => [`${key}\0${section}`, String(fingerprint)]));
  return part.closed.flatMap(({ key, section }) => found.get(`${key}\0${section}`) ?? []);
}
