import { digestOf } from "../lib/hash.ts";
import type { Revision } from "./graph-store.ts";

/** A revision as adapters keep it: with the two digests that only its own digest shows. */
export interface RevisionRecord extends Revision {
  /** Multiset digest of the coverage rows. */
  readonly coverageDigest: string;
  /** Digest of what was opened and closed (deltaDigestOf). */
  readonly deltaDigest: string;
}

/** `opened` and `closed` are multiset digests of fingerprints. */
export function deltaDigestOf(opened: string, closed: string): string {
  return digestOf({ opened, closed });
}

/** Recomputes the digest of a revision; what is passed as its `digest` is not looked at. */
export function digestOfRevision(record: Omit<RevisionRecord, "digest">): string {
  const { number, at, connection, account, catalogDigest, factsDigest, coverageDigest, deltaDigest, parentDigest } =
    record;
  const { facts, opened, closed } = record.counts;
  return digestOf({
    number,
    at,
    connection,
    account,
    catalogDigest,
    factsDigest,
    coverageDigest,
    deltaDigest,
    parentDigest,
    counts: { facts, opened, closed },
  });
}

/** What the port shows of a record. */
export function revisionOf({ coverageDigest: _coverage, deltaDigest: _delta, ...revision }: RevisionRecord): Revision {
  return revision;
}
