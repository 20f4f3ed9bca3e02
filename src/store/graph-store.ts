import type { ExtentCoverage } from "../model/coverage.ts";
import type { Fact, FactRef } from "../model/facts.ts";

export { cleanText } from "./clean-text.ts";
export { factOfText } from "./fact-text.ts";
export { type FactPrint, factOfPrint, fingerprintOf, fingerprintOfText, printOfFact } from "./fingerprint.ts";

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
  /** Facts looked at, open and closed. */
  readonly facts: number;
  /** What does not hold, a sentence each; empty when the store is sound. */
  readonly problems: readonly string[];
}

/**
 * Keeps facts revision by revision. Adapters pass the contract suite in test/contract.
 * A revision argument that does not exist is NO_SUCH_REVISION; left out, it means the head. An empty store has no facts.
 * A store is opened by its adapter's factory, which refuses what is not ours, newer, damaged or locked.
 * Text is kept as it is, but for NUL and lone surrogates: they become U+FFFD. Properties without a value are left out.
 */
export interface GraphStore {
  readonly name: string;
  /** The newest revision, or null in an empty store. */
  head(): Promise<Revision | null>;
  /** All revisions, oldest first. */
  revisions(): Promise<readonly Revision[]>;
  /**
   * Writes one revision, whole or not at all, and returns it. STORE_CONFLICT when the head is not `parent`,
   * when a closed fact is not open or an opened one is open and not closed. INTERNAL for a value that is no PropertyValue and for
   * an extent covered twice. STORE_READ_ONLY, STORE_LOCKED, STORE_FULL, STORE_IO and STORE_DAMAGED as they befall the adapter.
   */
  commit(delta: Delta, coverage: readonly ExtentCoverage[], info: CommitInfo): Promise<Revision>;
  /**
   * For who found nothing to commit: takes out what a writer that died left of a revision that it did not finish, if anything.
   * STORE_LOCKED while that writer lives.
   */
  settle(): Promise<void>;
  /**
   * The facts open at a revision, ordered by key, then section, in byte order, whatever is committed meanwhile. A fact that does
   * not match its fingerprint is STORE_DAMAGED; so is, at the very end, a list that is not the revision's: what was read holds
   * only once the stream has ended.
   */
  facts(at?: number): AsyncIterable<Fact>;
  /** The coverage that the revision recorded, ordered by section, then extent. */
  coverage(at?: number): Promise<readonly ExtentCoverage[]>;
  /**
   * Facts opened and closed after `from` (0: from the beginning) and up to `to`, by revision, closed before opened, then by key and
   * section. Nothing when `to` is not after `from`. Damage shows as in facts().
   */
  changes(from: number, to: number): AsyncIterable<FactChange>;
  /** Reads everything again: fingerprints, counts, digests, the chain. Damage is reported, not thrown. */
  check(): Promise<CheckReport>;
  /** Ends a commit in progress, then lets everything go; the store is of no use afterwards. */
  close(): Promise<void>;
}
