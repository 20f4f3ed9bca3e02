import type { SqlFile } from "./sql-file.ts";

interface Waiting {
  readonly write: () => void;
  readonly written: () => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Writes down how extents ended. Those that end at the same time share a transaction: a read with many small extents would spend half
 * of its time on transactions.
 */
export class Checkpoints {
  readonly #file: SqlFile;
  readonly #confirmLease: () => void;
  #waiting: Waiting[] = [];

  /** `confirmLease` throws when this process may not write for the connection any more. */
  constructor(file: SqlFile, confirmLease: () => void) {
    this.#file = file;
    this.#confirmLease = confirmLease;
  }

  /** Resolves when what `write` does is in the file; rejects, as for all that share its transaction, when none of it is. */
  add(write: () => void): Promise<void> {
    return new Promise((written, failed) => {
      if (this.#waiting.push({ write, written, failed }) === 1) setImmediate(() => this.#flush());
    });
  }

  #flush(): void {
    const together = this.#waiting;
    this.#waiting = [];
    try {
      this.#file.transaction(() => {
        this.#confirmLease();
        for (const { write } of together) write();
      });
    } catch (error) {
      for (const { failed } of together) failed(error);
      return;
    }
    for (const { written } of together) written();
  }
}
