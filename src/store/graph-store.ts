import type { ExtentCoverage } from "../model/coverage.ts";
import type { Fact, FactRef } from "../model/facts.ts";

export { fingerprintOf } from "./fingerprint.ts";

/** One state of the store; revision n's digest covers n-1's, so that history cannot be changed unseen. */
export interface Revision {
  /** 1 for the first. */
  readonly number: number;
  /** ISO 8601, UTC, when it was committed. */
  readonly at: string;
  readonly connection: string;
  readonly account: string;
  readonly catalogDigest: string;
  /** Digest of the facts open in this revision, whatever their history: equal facts, equal digest. */
  readonly factsDigest: string;
  /** Digest of everything above, the coverage, the opened and closed facts and the parent's digest. */
  readonly digest: string;
  readonly parentDigest: string | null;
  readonly counts: { readonly facts: number; readonly opened: number; readonly closed: number };
}

/** What a run found to have changed. A changed fact is in both lists. */
export interface Delta {
  /** In any order; a fact whose reference is open must be among the closed. */
  readonly opened: Iterable<Fact>;
  readonly closed: Iterable<FactRef>;
}

export interface CommitInfo {
  readonly at: string;
  readonly connection: string;
  readonly account: string;
  readonly catalogDigest: string;
  /** The head that the delta was computed from, 0 for none: another one is STORE_CONFLICT. */
  readonly parent: number;
}

export interface FactChange {
  readonly revision: number;
  readonly change: "opened" | "closed";
  readonly fact: Fact;
}

export interface CheckReport {
  readonly revisions: number;
  readonly facts: number;
  /** What does not hold, a sentence each; empty when the store is sound. */
  readonly problems: readonly string[];
}

/**
 * Keeps facts revision by revision. Adapters pass the contract suite in test/contract.
 * A revision argument that does not exist is NO_SUCH_REVISION; left out, it means the head.
 * A store is opened by its adapter's factory, which refuses what is not ours, newer, damaged or locked.
 */
export interface GraphStore {
  readonly name: string;
  /** The newest revision, or null in an empty store. */
  head(): Promise<Revision | null>;
  /** All revisions, oldest first. */
  revisions(): Promise<readonly Revision[]>;
  /**
   * Writes one revision, whole or not at all, and returns it. STORE_CONFLICT when the head is not `parent`,
   * when a closed fact is not open or an opened one is open and not closed.
   */
  commit(delta: Delta, coverage: readonly ExtentCoverage[], info: CommitInfo): Promise<Revision>;
  /** The facts open at a revision, ordered by key, then section, in byte order. A fact that does not match its fingerprint is STORE_DAMAGED. */
  facts(at?: number): AsyncIterable<Fact>;
  /** The coverage that the revision recorded, ordered by section, then extent. */
  coverage(at?: number): Promise<readonly ExtentCoverage[]>;
  /** Facts opened and closed after `from` and up to `to`, by revision, closed before opened, then by key and section. */
  changes(from: number, to: number): AsyncIterable<FactChange>;
  /** Reads everything again: fingerprints, counts, digests, the chain. */
  check(): Promise<CheckReport>;
  close(): Promise<void>;
}
