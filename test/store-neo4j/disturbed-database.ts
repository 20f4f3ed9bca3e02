import neo4j from "neo4j-driver";
import { inject, onTestFinished } from "vitest";
import {
  type DatabaseRow,
  Neo4jDatabase,
  type ReadRows,
  type Transaction,
  type TransactionOptions,
} from "../../src/store/neo4j/database.ts";
import { Neo4jStore } from "../../src/store/neo4j/neo4j-store.ts";
import { IN_BATCHES } from "./broken-off.ts";

type Work<Result> = (transaction: Transaction) => Promise<Result>;

/** The database of the server that the tests share, and what befalls those who use it. */
class DisturbedDatabase extends Neo4jDatabase {
  /** What somebody else does once, after the next statement that is its own transaction. */
  meanwhile: (() => Promise<unknown>) | undefined;
  /** What somebody else does once, after the next statement within a reading transaction. */
  amid: (() => Promise<unknown>) | undefined;
  /** What the server sent within reading transactions. */
  readonly sent: DatabaseRow[] = [];
  /** With this status the server ends each writing transaction after so many more of them, or only so many of those. */
  failure: { readonly status: string; after: number; times?: number } | undefined;

  constructor() {
    super({ ...inject("neo4j"), retryMs: 0 });
  }

  override async queryAsOf(...args: Parameters<Neo4jDatabase["queryAsOf"]>): Promise<ReadRows> {
    const answer = await super.queryAsOf(...args);
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    return answer;
  }

  override read<Result>(work: Work<Result>, options?: TransactionOptions): Promise<Result> {
    return super.read((transaction) => {
      const run: Transaction["run"] = async (...args) => {
        const rows = await transaction.run(...args);
        this.sent.push(...rows);
        const { amid } = this;
        this.amid = undefined;
        await amid?.();
        return rows;
      };
      return work({ run });
    }, options);
  }

  override write<Result>(work: Work<Result>, options?: TransactionOptions): Promise<Result> {
    return super.write(async (transaction) => {
      const result = await work(transaction);
      const { failure } = this;
      if (failure !== undefined && failure.after-- <= 0 && (failure.times === undefined || failure.times-- > 0))
        throw new neo4j.Neo4jError("The server says so.", failure.status, "50N42", "error");
      return result;
    }, options);
  }
}

/** The store of a database that is there already; it is closed after the test. */
export function disturbedStore(sizes: Partial<typeof IN_BATCHES> = IN_BATCHES) {
  const database = new DisturbedDatabase();
  const defaults = { changesPerTransaction: 1_000, changesPerBatch: 1_000, leaseMs: 60_000, readOnly: false };
  const store = new Neo4jStore(database, { ...defaults, ...sizes });
  onTestFinished(() => store.close());
  return { database, store };
}
