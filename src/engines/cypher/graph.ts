import type { AskOptions } from "../../access/engine.ts";
import type { Clock } from "../../lib/clock.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { DatabaseRow, Neo4jDatabase, Parameters } from "../../store/neo4j/database.ts";
import { statementOf } from "../../store/neo4j/statements.ts";
import { checkSignal } from "../answers/world.ts";
import { type Expected, type Mark, unfitness } from "./mark.ts";

/** A row of a statement by the names of its columns. */
export type GraphRow = DatabaseRow;

export interface GraphOptions extends AskOptions {
  /** Stand for labels or types in the statement, and come from the model alone. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads one revision in the graph database, and never a mixture of two: a statement of cypher/access by its file's name, values as
 * parameters only. STORE_CONFLICT when the store has moved on, STORE_APPLYING when the graph is being written and stays so; DEADLINE
 * when the server ended the statement, DEADLINE or CANCELLED as the signal says, STORE_UNREACHABLE.
 */
export interface Graph {
  /** The one row of a statement that has one: one message there and back. */
  one(statement: string, parameters?: Parameters, options?: GraphOptions): Promise<GraphRow>;
  /** All rows of a statement. */
  ask(statement: string, parameters?: Parameters, options?: GraphOptions): Promise<readonly GraphRow[]>;
}

export interface GraphInput extends Expected {
  readonly database: Neo4jDatabase;
  readonly clock: Clock;
  /** The server ends a statement after so long. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;
/** How often a statement is asked again, and how long to wait before where the graph is being written. */
const TIMES = 5;
const WAIT_MS = 40;
/** A longer list of rows is fetched in pieces, and then the mark that was asked for with it may be older than its end. */
const ROWS_AT_ONCE = 1_000;

export function openGraph(input: GraphInput): Graph {
  return new MarkedGraph(input);
}

type Answer = { readonly rows: readonly GraphRow[]; readonly mark: Mark };

/**
 * Reads a mark after each statement. Revisions only go up, and a projection that is built again has another mark: so two equal marks
 * say that nothing was written between them.
 */
class MarkedGraph implements Graph {
  readonly #input: GraphInput;
  #build: Mark["build"] | undefined;

  constructor(input: GraphInput) {
    this.#input = input;
  }

  async one(statement: string, parameters: Parameters = {}, options: GraphOptions = {}): Promise<GraphRow> {
    const text = withMark(statementOf(`access/${statement}`, options.names));
    const [row] = await this.#settled(async () => {
      const rows = await this.#input.database.query(text, parameters, this.#transaction(options));
      if (rows.length !== 1) throw new Error(`${statement} has ${rows.length} rows.`);
      return { rows, mark: rows[0]?.["mark"] as Mark };
    }, options);
    return row as GraphRow;
  }

  ask(statement: string, parameters: Parameters = {}, options: GraphOptions = {}): Promise<readonly GraphRow[]> {
    const text = statementOf(`access/${statement}`, options.names);
    const mark = statementOf("access/mark");
    const { database } = this.#input;
    return this.#settled(
      () =>
        database.read(async (transaction) => {
          const readMark = async () => (await transaction.run(mark))[0]?.["mark"] as Mark;
          const [rows, read] = await Promise.all([transaction.run(text, parameters), readMark()]);
          return { rows, mark: rows.length < ROWS_AT_ONCE ? read : await readMark() };
        }, this.#transaction(options)),
      options,
    );
  }

  #transaction({ signal }: AskOptions) {
    return { timeoutMs: this.#input.timeoutMs ?? TIMEOUT_MS, signal };
  }

  /** Asks until two marks in a row say that the graph is ours. */
  async #settled(ask: () => Promise<Answer>, options: AskOptions): Promise<readonly GraphRow[]> {
    let error = new WhocanError("STORE_APPLYING", "The graph's projection is being built again and again.");
    for (let time = 0; time < TIMES; time++) {
      this.#build ??= (await this.#readMark(options)).build;
      const before = this.#build;
      const { rows, mark } = await ask();
      const unfit = unfitness(mark, this.#input);
      if (unfit === undefined) {
        if (mark.build === before) return rows;
        this.#build = mark.build;
        continue;
      }
      if (!unfit.passes) throw unfit.error;
      error = unfit.error;
      await this.#input.clock.sleep(WAIT_MS * 2 ** time, options.signal).catch(() => checkSignal(options));
    }
    throw error;
  }

  async #readMark(options: AskOptions): Promise<Mark> {
    const [row] = await this.#input.database.query(statementOf("access/mark"), {}, this.#transaction(options));
    return row?.["mark"] as Mark;
  }
}

/** The row of a statement and, read after it, the mark. */
function withMark(text: string): string {
  return `CALL () {\n${text}}\nWITH *, true AS asked\nCALL (asked) {\n${statementOf("access/mark")}}\nRETURN *`;
}
