import { WhocanError } from "../../../lib/errors.ts";
import { integer, type Neo4jDatabase, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import type { ProjectionContext } from "./context.ts";
import { lockHead, newRecord } from "./record.ts";
import { inPieces, PROJECTION_TYPES, type Write } from "./writes.ts";

const ROWS_PER_STEP = 5_000;
const DROPS_PER_STEP = 20_000;

/**
 * Replaces the projection in numbered steps, one transaction each, so that a step whose answer was lost is not done twice. Whoever
 * began last builds; the one before finds out at its next step: STORE_CONFLICT. So does who builds of a revision that is no longer the
 * head, or of one that another begins to follow: STORE_APPLYING. Nobody commits while a step is done, which may delete a placeholder
 * that the commit needs.
 */
export class ProjectionBuilder {
  readonly #database: Neo4jDatabase;
  readonly #signal: AbortSignal | undefined;
  readonly #writer = crypto.randomUUID();
  readonly #revision: number;
  #step = 0;

  constructor(database: Neo4jDatabase, revision: number, signal: AbortSignal | undefined) {
    this.#database = database;
    this.#revision = revision;
    this.#signal = signal;
  }

  /** Marks the projection as one that is being built. STORE_APPLYING, STORE_CONFLICT where the head is another revision. */
  async begin(context: ProjectionContext): Promise<void> {
    const record = { ...newRecord(context, this.#revision), writer: this.#writer, step: integer(0) };
    await this.#write(async (transaction) => {
      await this.#assertHead(transaction);
      await transaction.run(statementOf("project/begin"), { record });
    });
  }

  /** Deletes what is there of an older projection. */
  async drop(): Promise<void> {
    const relations = statementOf("project/drop-relations", { TYPES: PROJECTION_TYPES });
    const nodes = statementOf("project/drop-nodes");
    const limit = integer(DROPS_PER_STEP);
    const isFull = async (transaction: Transaction, statement: string) => {
      const [row] = await transaction.run(statement, { limit });
      return Number(row?.["dropped"]) === DROPS_PER_STEP;
    };
    for (let isRest = true; isRest; ) {
      await this.step(async (transaction) => {
        isRest = (await isFull(transaction, relations)) || (await isFull(transaction, nodes));
      });
    }
  }

  async write(writes: readonly Write[]): Promise<void> {
    for (const piece of inPieces(writes, ROWS_PER_STEP))
      await this.step((transaction) => runWrites(transaction, piece));
  }

  /** Reads what a later step writes. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.#database.read(work, { signal: this.#signal });
  }

  /** Does the next step, if the store's head is still the revision that is built of, unless it was done and only its answer was lost. */
  step(work: (transaction: Transaction) => Promise<void>): Promise<void> {
    this.#step += 1;
    const step = { writer: this.#writer, step: integer(this.#step) };
    return this.#write(async (transaction) => {
      await this.#assertHead(transaction);
      const [row] = await transaction.run(statementOf("project/step"), step);
      if (row === undefined) throw conflict("Another process began to build the projection.");
      if (Number(row["before"]) < this.#step) await work(transaction);
    });
  }

  /** Marks the projection as ready. */
  async finish(frame: string): Promise<void> {
    await this.step(async (transaction) => {
      await transaction.run(statementOf("project/finish"), { writer: this.#writer, frame });
    });
  }

  async #assertHead(transaction: Transaction): Promise<void> {
    const { revision } = await lockHead(transaction);
    if (revision !== this.#revision) throw conflict(`The store came to revision ${revision} meanwhile.`);
  }

  #write(work: (transaction: Transaction) => Promise<void>): Promise<void> {
    return this.#database.write(work, { signal: this.#signal });
  }
}

/** Runs statements one after another, without a wait between them. Each row must find its ends. */
export async function runWrites(transaction: Transaction, writes: readonly Write[]): Promise<void> {
  await Promise.all(writes.map((write) => runWrite(transaction, write)));
}

async function runWrite(transaction: Transaction, { statement, rows, parameters }: Write): Promise<void> {
  if (rows.length === 0) return;
  const [row] = await transaction.run(statement, { ...parameters, rows });
  if (Number(row?.["written"]) === rows.length) return;
  throw new WhocanError("STORE_CONFLICT", "The graph lacks nodes that its projection refers to.", {
    internal: `${row?.["written"]} of ${rows.length} rows by ${statement}`,
  });
}

function conflict(message: string): WhocanError {
  return new WhocanError("STORE_CONFLICT", message);
}
