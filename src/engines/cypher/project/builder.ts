import { WhocanError } from "../../../lib/errors.ts";
import { integer, type Neo4jDatabase, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { inPieces, PROJECTION_TYPES, type Write } from "./writes.ts";

/** What a projection was derived from and by: when one of them differs, it is another one. */
export interface ProjectionStamp {
  readonly revision: number;
  readonly catalogDigest: string;
  /** Sorted. */
  readonly lacks: readonly string[];
  readonly rules: number;
}

const ROWS_PER_STEP = 5_000;
const DROPS_PER_STEP = 20_000;

/**
 * Replaces the projection in numbered steps, one transaction each, so that a step whose answer was lost is not done twice. Whoever
 * began last builds; the one before finds out at its next step: STORE_CONFLICT.
 */
export class ProjectionBuilder {
  readonly #database: Neo4jDatabase;
  readonly #writer: string;
  readonly #signal: AbortSignal | undefined;
  #step = 0;

  constructor(database: Neo4jDatabase, writer: string, signal?: AbortSignal) {
    this.#database = database;
    this.#writer = writer;
    this.#signal = signal;
  }

  /** Marks the projection as one that is being built. STORE_APPLYING, STORE_CONFLICT where the head is another revision. */
  async begin({ revision, rules, ...stamp }: ProjectionStamp): Promise<void> {
    const record = { ...stamp, revision: integer(revision), rules: integer(rules), writer: this.#writer };
    await this.#write(async (transaction) => {
      await assertHead(transaction, revision);
      const stamped = { ...record, state: "building", step: integer(0) };
      await transaction.run(statementOf("project/begin"), { stamp: stamped });
    });
  }

  /** Deletes what is there of an older projection. */
  async drop(): Promise<void> {
    const relations = statementOf("project/drop-relations", { TYPES: PROJECTION_TYPES });
    const nodes = statementOf("project/drop-nodes");
    const limit = integer(DROPS_PER_STEP);
    let isRest = true;
    while (isRest) {
      await this.#next(async (transaction) => {
        const [relationsRow] = await transaction.run(relations, { limit });
        isRest = Number(relationsRow?.["dropped"]) === DROPS_PER_STEP;
        if (isRest) return;
        const [nodesRow] = await transaction.run(nodes, { limit });
        isRest = Number(nodesRow?.["dropped"]) === DROPS_PER_STEP;
      });
    }
  }

  async write(writes: readonly Write[]): Promise<void> {
    for (const piece of inPieces(writes, ROWS_PER_STEP)) {
      await this.#next(async (transaction) => {
        await runWrites(transaction, piece);
      });
    }
  }

  /** Marks the projection as ready, if the store's head is still the revision that it is of: STORE_APPLYING, STORE_CONFLICT. */
  async finish(revision: number): Promise<void> {
    await this.#next(async (transaction) => {
      await assertHead(transaction, revision);
      await transaction.run(statementOf("project/finish"), { writer: this.#writer });
    });
  }

  /** Does the next step, unless it was done and only its answer was lost. */
  #next(work: (transaction: Transaction) => Promise<void>): Promise<void> {
    this.#step += 1;
    const step = { writer: this.#writer, step: integer(this.#step) };
    return this.#write(async (transaction) => {
      const [row] = await transaction.run(statementOf("project/step"), step);
      if (row === undefined) throw takenOver();
      if (Number(row["before"]) < this.#step) await work(transaction);
    });
  }

  #write(work: (transaction: Transaction) => Promise<void>): Promise<void> {
    return this.#database.write(work, { signal: this.#signal });
  }
}

/** Runs statements one after another, without a wait between them. */
export async function runWrites(transaction: Transaction, writes: readonly Write[]): Promise<void> {
  await Promise.all(writes.map((write) => runWrite(transaction, write)));
}

/** Runs one statement and checks that each row found its ends. */
async function runWrite(transaction: Transaction, { statement, rows, parameters }: Write): Promise<void> {
  if (rows.length === 0) return;
  const [row] = await transaction.run(statement, { ...parameters, rows });
  if (Number(row?.["written"]) === rows.length) return;
  throw new WhocanError("STORE_CONFLICT", "The graph lacks nodes that its projection refers to.", {
    internal: `${row?.["written"]} of ${rows.length} rows by ${statement}`,
  });
}

/** Makes writers of the store wait, and checks that its head is the revision. STORE_APPLYING, STORE_CONFLICT, NO_DATA. */
export async function assertHead(transaction: Transaction, revision: number): Promise<void> {
  const [row] = await transaction.run(statementOf("write/lock"));
  const store = row?.["store"] as { readonly head?: number; readonly applying?: number } | undefined;
  if (store === undefined) throw new WhocanError("NO_DATA", "The database holds no store of Whocan.");
  if (store.applying !== undefined) {
    throw new WhocanError("STORE_APPLYING", `Revision ${store.applying} is still being written.`);
  }
  if (store.head !== revision) {
    throw new WhocanError("STORE_CONFLICT", `The store's head is revision ${store.head}, not ${revision}.`);
  }
}

function takenOver(): WhocanError {
  return new WhocanError("STORE_CONFLICT", "Another process began to build the projection.");
}
