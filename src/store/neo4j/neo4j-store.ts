import pLimit from "p-limit";
import type { ExtentCoverage } from "../../model/coverage.ts";
import type { Fact } from "../../model/facts.ts";
import { coverageOfText, textsOfCoverage } from "../coverage-text.ts";
import type { CheckReport, CommitInfo, Delta, FactChange, GraphStore, Revision } from "../graph-store.ts";
import { revisionOf } from "../revision-record.ts";
import { storeClosed } from "../store-errors.ts";
import { checkStore } from "./check-store.ts";
import { commitDelta } from "./commit.ts";
import type { CommitSizes } from "./commit-task.ts";
import { readCoverage } from "./coverage-nodes.ts";
import type { Neo4jDatabase } from "./database.ts";
import { openedForReading } from "./opened-for-reading.ts";
import { readChanges, readFacts } from "./read-facts.ts";
import { readRevisions, readState } from "./store-record.ts";
import { undoDeadWork } from "./undo.ts";
import { Writer } from "./writer.ts";

export interface Neo4jStoreSettings extends CommitSizes {
  readonly readOnly: boolean;
  readonly leaseMs: number;
}

/** The store as a graph in Neo4j (docs/graph.md), for those who query it by hand too. */
export class Neo4jStore implements GraphStore {
  readonly name = "neo4j";
  readonly #database: Neo4jDatabase;
  readonly #readOnly: boolean;
  readonly #how: CommitSizes & { readonly leaseMs: number };
  readonly #writer = new Writer();
  readonly #oneAtATime = pLimit(1);
  #closed = false;

  constructor(database: Neo4jDatabase, { readOnly, ...how }: Neo4jStoreSettings) {
    this.#database = database;
    this.#readOnly = readOnly;
    this.#how = how;
  }

  /** For what asks the graph itself. It is let go of with the store. */
  get database(): Neo4jDatabase {
    return this.#usable();
  }

  async head(): Promise<Revision | null> {
    const state = await readState(this.#usable());
    return state?.revision ? revisionOf(state.revision) : null;
  }

  async revisions(): Promise<readonly Revision[]> {
    return (await readRevisions(this.#usable())).map(revisionOf);
  }

  async commit(delta: Delta, coverage: readonly ExtentCoverage[], info: CommitInfo): Promise<Revision> {
    const database = this.#writable();
    const task = { ...this.#how, database, info, coverage: textsOfCoverage(coverage), writer: this.#writer.name };
    return this.#oneAtATime(async () => revisionOf(await commitDelta(task, delta)));
  }

  async settle(): Promise<void> {
    const database = this.#writable();
    await this.#oneAtATime(() => undoDeadWork({ ...this.#how, database, writer: this.#writer.name }));
  }

  async *facts(at?: number): AsyncIterable<Fact> {
    const state = await readState(this.#usable(), at);
    if (!state?.revision) return;
    for await (const fact of readFacts(this.#usable(), state.revision, state.store)) {
      this.#usable();
      yield fact;
    }
  }

  async coverage(at?: number): Promise<readonly ExtentCoverage[]> {
    const database = this.#usable();
    const state = await readState(database, at);
    const texts = await database.read((transaction) => readCoverage(transaction, state?.revision ?? null));
    return texts.map(coverageOfText);
  }

  async *changes(from: number, to: number): AsyncIterable<FactChange> {
    for (const number of [from, to]) if (number !== 0) await readState(this.#usable(), number);
    for (let number = from + 1; number <= to; number++) {
      const state = await readState(this.#usable(), number);
      if (state?.revision) yield* readChanges(this.#usable(), state.revision, state.store);
    }
  }

  async check(): Promise<CheckReport> {
    return checkStore(this.#usable());
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#oneAtATime(() => this.#database.close());
    this.#writer.end();
  }

  #writable(): Neo4jDatabase {
    const database = this.#usable();
    if (this.#readOnly) throw openedForReading("The store was opened for reading only.");
    return database;
  }

  #usable(): Neo4jDatabase {
    if (this.#closed) throw storeClosed();
    return this.#database;
  }
}
