import { cleanText } from "./clean-text.ts";
import type { CommitInfo } from "./graph-store.ts";
import { MultisetDigest } from "./multiset-digest.ts";
import { deltaDigestOf, digestOfRevision, type RevisionRecord } from "./revision-record.ts";
import { headMoved } from "./store-errors.ts";

/** Works out the next revision's counts and digests while an adapter writes its rows. */
export class RevisionBuilder {
  readonly number: number;
  readonly #parent: RevisionRecord | null;
  readonly #info: CommitInfo;
  readonly #opened = new MultisetDigest();
  readonly #closed = new MultisetDigest();
  #openedCount = 0;
  #closedCount = 0;

  /** Throws STORE_CONFLICT when the head is not the revision that the changes were worked out from. */
  constructor(head: RevisionRecord | null, info: CommitInfo) {
    const newest = head?.number ?? 0;
    if (info.parent !== newest) throw headMoved(info.parent, newest);
    this.number = newest + 1;
    this.#parent = head;
    this.#info = info;
  }

  open(fingerprint: string): void {
    this.#opened.add(fingerprint);
    this.#openedCount++;
  }

  close(fingerprint: string): void {
    this.#closed.add(fingerprint);
    this.#closedCount++;
  }

  seal(coverageDigest: string): RevisionRecord {
    // A digest is a sum, so that what was there and what changed need not be added one by one.
    const facts = new MultisetDigest(this.#parent?.factsDigest);
    facts.add(this.#opened.hex());
    facts.remove(this.#closed.hex());
    const { at, connection, account, catalogDigest } = this.#info;
    const record = {
      number: this.number,
      at: cleanText(at),
      connection: cleanText(connection),
      account: cleanText(account),
      catalogDigest: cleanText(catalogDigest),
      factsDigest: facts.hex(),
      coverageDigest,
      deltaDigest: deltaDigestOf(this.#opened.hex(), this.#closed.hex()),
      parentDigest: this.#parent?.digest ?? null,
      counts: {
        facts: (this.#parent?.counts.facts ?? 0) + this.#openedCount - this.#closedCount,
        opened: this.#openedCount,
        closed: this.#closedCount,
      },
    };
    return { ...record, digest: digestOfRevision(record) };
  }
}
