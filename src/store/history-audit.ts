import type { FactRef } from "../model/facts.ts";
import { MultisetDigest } from "./multiset-digest.ts";
import { deltaDigestOf, digestOfRevision, type RevisionRecord } from "./revision-record.ts";
import { describeRef } from "./store-errors.ts";

/** How long a row holds: from a revision, until just before another or, where that is null, to this day. */
export interface Span {
  readonly from: number;
  readonly to: number | null;
}

/** Fingerprints by the revision in which they began or ended. */
interface Movements {
  readonly digest: MultisetDigest;
  count: number;
}

class Ledger {
  readonly #opened = new Map<number, Movements>();
  readonly #closed = new Map<number, Movements>();
  #last: { ref: FactRef; span: Span } | undefined;

  /** Returns what does not hold. Rows of one reference must come together, earlier ones first. */
  enter(ref: FactRef, span: Span, fingerprint: string): string | undefined {
    const last = this.#last;
    this.#last = { ref, span };
    record(this.#opened, span.from, fingerprint);
    if (span.to !== null) record(this.#closed, span.to, fingerprint);
    if (span.to !== null && span.to <= span.from) return `${describeRef(ref)} ends before it begins.`;
    if (last?.ref.key !== ref.key || last.ref.section !== ref.section) return undefined;
    return last.span.to === null || last.span.to > span.from ? `${describeRef(ref)} is open twice.` : undefined;
  }

  opened(revision: number): { digest: string; count: number } {
    return read(this.#opened, revision);
  }
  closed(revision: number): { digest: string; count: number } {
    return read(this.#closed, revision);
  }
  /** Revisions that rows name and the store may not have. */
  revisions(): Set<number> {
    return new Set([...this.#opened.keys(), ...this.#closed.keys()]);
  }
}

function record(side: Map<number, Movements>, revision: number, fingerprint: string): void {
  const movements = side.get(revision) ?? { digest: new MultisetDigest(), count: 0 };
  movements.digest.add(fingerprint);
  movements.count++;
  side.set(revision, movements);
}

function read(side: Map<number, Movements>, revision: number): { digest: string; count: number } {
  const movements = side.get(revision);
  return { digest: movements?.digest.hex() ?? new MultisetDigest().hex(), count: movements?.count ?? 0 };
}

/** Replays a store's history from its rows and compares it with its revisions. Adapters feed it every row they hold. */
export class HistoryAudit {
  readonly #facts = new Ledger();
  readonly #coverage = new Ledger();
  readonly #problems: string[] = [];

  /** `fingerprint` is the row's own, recomputed from its contents. Rows come by key, section and beginning. */
  fact(ref: FactRef, span: Span, fingerprint: string): void {
    this.#note(this.#facts.enter(ref, span, fingerprint));
  }

  /** Rows come by section, extent and beginning. */
  coverage(section: string, extent: string, span: Span, fingerprint: string): void {
    this.#note(this.#coverage.enter({ key: `extent "${extent}"`, section }, span, fingerprint));
  }

  problem(sentence: string): void {
    this.#problems.push(sentence);
  }

  /** What does not hold, a sentence each. */
  finish(revisions: readonly RevisionRecord[]): readonly string[] {
    const facts = new MultisetDigest();
    const coverage = new MultisetDigest();
    let count = 0;
    let parent: RevisionRecord | undefined;
    revisions.forEach((revision, index) => {
      const wrong = (what: string) => this.problem(`Revision ${revision.number}: ${what}.`);
      const opened = this.#facts.opened(revision.number);
      const closed = this.#facts.closed(revision.number);
      facts.add(opened.digest);
      facts.remove(closed.digest);
      count += opened.count - closed.count;
      coverage.add(this.#coverage.opened(revision.number).digest);
      coverage.remove(this.#coverage.closed(revision.number).digest);
      if (revision.number !== index + 1) wrong(`it stands at place ${index + 1}`);
      if (revision.digest !== digestOfRevision(revision)) wrong("it does not match its digest");
      if (revision.parentDigest !== (parent?.digest ?? null)) wrong("it does not follow from the one before");
      if (revision.factsDigest !== facts.hex()) wrong("its facts do not match their digest");
      if (revision.coverageDigest !== coverage.hex()) wrong("its coverage does not match its digest");
      if (revision.deltaDigest !== deltaDigestOf(opened.digest, closed.digest)) wrong("its changes do not match");
      const { counts } = revision;
      if (counts.facts !== count || counts.opened !== opened.count || counts.closed !== closed.count)
        wrong("its counts do not match");
      parent = revision;
    });
    const known = new Set(revisions.map((revision) => revision.number));
    for (const number of [...this.#facts.revisions(), ...this.#coverage.revisions()])
      if (!known.has(number)) this.problem(`Rows name revision ${number}, which does not exist.`);
    return [...new Set(this.#problems)];
  }

  #note(problem: string | undefined): void {
    if (problem !== undefined) this.problem(problem);
  }
}
