import pLimit from "p-limit";
import { WhocanError } from "../../lib/errors.ts";
import type { Connection } from "../../lib/sqlite/connection.ts";
import type { ExtentCoverage } from "../../model/coverage.ts";
import type { Fact } from "../../model/facts.ts";
import { coverageOfText } from "../coverage-text.ts";
import type { CheckReport, CommitInfo, Delta, FactChange, GraphStore, Revision } from "../graph-store.ts";
import { revisionOf } from "../revision-record.ts";
import { storeClosed } from "../store-errors.ts";
import { checkStore } from "./check-store.ts";
import { readCoverage } from "./coverage-rows.ts";
import { readChanges, readFacts } from "./read-history.ts";
import { readRevision, readRevisions } from "./revision-rows.ts";
import { writeNextRevision } from "./write-revision.ts";

/** Opens connections to one store file; `null` where it may not be written. */
export interface Connections {
  readonly read: () => Connection;
  readonly write: (() => Connection) | null;
}

/** The default store: one SQLite file. Readers have a connection of their own and never see a commit before its end. */
export class SqliteStore implements GraphStore {
  readonly name = "sqlite";
  readonly #connections: Connections;
  readonly #reader: Connection;
  readonly #oneAtATime = pLimit(1);
  #writer: Connection | undefined;
  #closed = false;

  constructor(connections: Connections, reader = connections.read()) {
    this.#connections = connections;
    this.#reader = reader;
  }

  async head(): Promise<Revision | null> {
    const record = readRevision(this.#usable(), undefined);
    return record && revisionOf(record);
  }

  async revisions(): Promise<readonly Revision[]> {
    return readRevisions(this.#usable()).map(revisionOf);
  }

  async commit(delta: Delta, coverage: readonly ExtentCoverage[], info: CommitInfo): Promise<Revision> {
    this.#usable();
    const open = this.#connections.write;
    if (open === null)
      throw new WhocanError("STORE_READ_ONLY", "The store was opened for reading only.", { field: "WHOCAN_DATA" });
    return this.#oneAtATime(async () => {
      this.#writer ??= open();
      return revisionOf(await writeNextRevision(this.#writer, delta, coverage, info));
    });
  }

  facts(at?: number): AsyncIterable<Fact> {
    return readFacts(() => this.#usable(), at);
  }

  async coverage(at?: number): Promise<readonly ExtentCoverage[]> {
    const reader = this.#usable();
    return readCoverage(reader, readRevision(reader, at)).map(coverageOfText);
  }

  async *changes(from: number, to: number): AsyncIterable<FactChange> {
    for (const number of [from, to]) if (number !== 0) readRevision(this.#usable(), number);
    for (let number = from + 1; number <= to; number++) {
      const record = readRevision(this.#usable(), number);
      if (record !== null) yield* readChanges(this.#reader, record);
    }
  }

  async check(): Promise<CheckReport> {
    this.#usable();
    const connection = this.#connections.read();
    try {
      return await checkStore(connection);
    } finally {
      connection.close();
    }
  }

  /** A transaction that was not committed leaves nothing. */
  async settle(): Promise<void> {}

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#oneAtATime(() => {
      try {
        // The driver leaves files beside the store's when it closes. Empty ones may be left out of a copy.
        this.#writer?.pragma("wal_checkpoint(TRUNCATE)");
      } catch {
        // What was committed is safe in the log, and is read from there.
      }
      this.#writer?.close();
      this.#reader.close();
    });
  }

  #usable(): Connection {
    if (this.#closed) throw storeClosed();
    return this.#reader;
  }
}
