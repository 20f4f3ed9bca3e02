import type { ExtentCoverage } from "../../model/coverage.ts";
import { compareFactRefs, type Fact, type FactRef } from "../../model/facts.ts";
import { cleanText } from "../clean-text.ts";
import {
  type CoverageText,
  coverageOfText,
  digestOfCoverageTexts,
  fingerprintOfCoverageText,
  textsOfCoverage,
} from "../coverage-text.ts";
import { type FactText, factOfText } from "../fact-text.ts";
import { fingerprintOfText, printOfFact } from "../fingerprint.ts";
import type { CheckReport, CommitInfo, Delta, FactChange, GraphStore, Revision } from "../graph-store.ts";
import { HistoryAudit } from "../history-audit.ts";
import { RevisionBuilder } from "../revision-builder.ts";
import { type RevisionRecord, revisionOf } from "../revision-record.ts";
import { alreadyOpen, noSuchRevision, notOpen, storeClosed } from "../store-errors.ts";

interface Row extends FactText {
  readonly fingerprint: string;
  readonly from: number;
  to: number | null;
}

/** Keeps everything in this process and forgets it at the end: for tests and for small accounts shown once. */
class MemoryStore implements GraphStore {
  readonly name = "memory";
  readonly #rows: Row[] = [];
  readonly #open = new Map<string, Row>();
  readonly #records: RevisionRecord[] = [];
  readonly #coverage: (readonly CoverageText[])[] = [];
  #closed = false;

  async head(): Promise<Revision | null> {
    const record = this.#record(undefined);
    return record && revisionOf(record);
  }

  async revisions(): Promise<readonly Revision[]> {
    this.#assertUsable();
    return this.#records.map(revisionOf);
  }

  async commit(delta: Delta, coverage: readonly ExtentCoverage[], info: CommitInfo): Promise<Revision> {
    const builder = new RevisionBuilder(this.#record(undefined), info);
    const ending = new Map<string, Row>();
    for (const given of delta.closed) {
      const ref = { key: cleanText(given.key), section: cleanText(given.section) };
      const row = this.#open.get(refText(ref));
      if (row === undefined || ending.has(refText(ref))) throw notOpen(ref);
      ending.set(refText(ref), row);
      builder.close(row.fingerprint);
    }
    const beginning = new Map<string, Row>();
    for (const fact of delta.opened) {
      const print = printOfFact(fact);
      const ref = refText(print);
      if (beginning.has(ref) || (this.#open.has(ref) && !ending.has(ref))) throw alreadyOpen(print);
      beginning.set(ref, { ...print, from: builder.number, to: null });
      builder.open(print.fingerprint);
    }
    const texts = textsOfCoverage(coverage);
    const record = builder.seal(digestOfCoverageTexts(texts));
    // Nothing was changed so far, and nothing below fails.
    for (const [ref, row] of ending) {
      row.to = record.number;
      this.#open.delete(ref);
    }
    for (const [ref, row] of beginning) {
      this.#open.set(ref, row);
      this.#rows.push(row);
    }
    this.#coverage.push(texts);
    this.#records.push(record);
    return revisionOf(record);
  }

  async *facts(at?: number): AsyncIterable<Fact> {
    const number = this.#record(at)?.number ?? 0;
    const open = this.#rows.filter((row) => row.from <= number && (row.to === null || row.to > number));
    for (const row of open.sort(compareFactRefs)) yield factOfText(row);
  }

  async coverage(at?: number): Promise<readonly ExtentCoverage[]> {
    const number = this.#record(at)?.number ?? 0;
    return (this.#coverage[number - 1] ?? []).map(coverageOfText);
  }

  async *changes(from: number, to: number): AsyncIterable<FactChange> {
    if (from !== 0) this.#record(from);
    if (to !== 0) this.#record(to);
    for (let revision = from + 1; revision <= to; revision++) {
      const closed = this.#rows.filter((row) => row.to === revision).sort(compareFactRefs);
      const opened = this.#rows.filter((row) => row.from === revision).sort(compareFactRefs);
      for (const row of closed) yield { revision, change: "closed", fact: factOfText(row) };
      for (const row of opened) yield { revision, change: "opened", fact: factOfText(row) };
    }
  }

  async check(): Promise<CheckReport> {
    this.#assertUsable();
    const audit = new HistoryAudit();
    for (const row of this.#rows.toSorted((a, b) => compareFactRefs(a, b) || a.from - b.from))
      audit.fact(row, row, fingerprintOfText(row));
    this.#coverage.forEach((texts, index) => {
      const span = { from: index + 1, to: index + 1 < this.#records.length ? index + 2 : null };
      for (const text of texts) audit.coverage(text.section, text.extent, span, fingerprintOfCoverageText(text));
    });
    return { revisions: this.#records.length, facts: this.#rows.length, problems: audit.finish(this.#records) };
  }

  async settle(): Promise<void> {}

  async close(): Promise<void> {
    this.#closed = true;
  }

  #record(at: number | undefined): RevisionRecord | null {
    this.#assertUsable();
    const newest = this.#records.length;
    if (at === undefined) return this.#records[newest - 1] ?? null;
    const record = this.#records[at - 1];
    if (record === undefined) throw noSuchRevision(at, newest);
    return record;
  }

  #assertUsable(): void {
    if (this.#closed) throw storeClosed();
  }
}

function refText({ key, section }: FactRef): string {
  return JSON.stringify([key, section]);
}

export function openMemoryStore(): GraphStore {
  return new MemoryStore();
}
