import type { SqlFile } from "./sql-file.ts";
import type { PreparedFact } from "./staging.ts";

interface Waiting {
  readonly write: () => void;
  readonly written: () => void;
  readonly failed: (reason: unknown) => void;
}

/** How long the end of an extent may wait for others: so much of what was read is read again at most after a kill. */
const GATHERED_MS = 200;
/** As many facts are held in memory at most. */
const GATHERED_FACTS = 2_000;

/**
 * Writes down what extents said and how they ended, many of them in one transaction: with one each, a read with many small extents would
 * spend half of its time on transactions. In the order in which they are given: facts before the ends that come after them.
 */
export class Checkpoints {
  readonly #file: SqlFile;
  readonly #confirmLease: () => void;
  readonly #keep: (facts: readonly PreparedFact[]) => void;
  #facts: PreparedFact[] = [];
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** `confirmLease` throws when this process may not write for the connection any more; `keep` stages facts. */
  constructor(file: SqlFile, confirmLease: () => void, keep: (facts: readonly PreparedFact[]) => void) {
    this.#file = file;
    this.#confirmLease = confirmLease;
    this.#keep = keep;
  }

  /** Takes facts of an extent that goes on. Throws what kept them, or others, from being written. */
  keep(facts: readonly PreparedFact[]): void {
    for (const fact of facts) this.#facts.push(fact);
    if (this.#facts.length >= GATHERED_FACTS) this.#flush();
  }

  /**
   * Resolves when what `write` does is in the file, and all facts that were given before; rejects, as for all that share its
   * transaction, when none of it is.
   */
  add(write: () => void): Promise<void> {
    this.#timer ??= setTimeout(() => this.#tryToFlush(), GATHERED_MS);
    return new Promise((written, failed) => {
      this.#waiting.push({ write, written, failed });
    });
  }

  /** Writes at once what was given so far; otherwise as `add`. */
  settle(): Promise<void> {
    if (this.#waiting.length === 0 && this.#facts.length === 0) return Promise.resolve();
    const written = this.add(() => {});
    this.#tryToFlush();
    return written;
  }

  /** Who waits is told what fails. */
  #tryToFlush(): void {
    try {
      this.#flush();
    } catch {}
  }

  /** Facts that could not be written stay, for the ends that depend on them. */
  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const together = this.#waiting;
    this.#waiting = [];
    try {
      this.#file.transaction(() => {
        this.#confirmLease();
        this.#keep(this.#facts);
        for (const { write } of together) write();
      });
    } catch (error) {
      for (const { failed } of together) failed(error);
      throw error;
    }
    this.#facts = [];
    for (const { written } of together) written();
  }
}
