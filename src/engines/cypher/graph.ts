import type { AskOptions } from "../../access/engine.ts";
import type { Clock } from "../../lib/clock.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { DatabaseRow, Neo4jDatabase, Parameters, ReadRows } from "../../store/neo4j/database.ts";
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
  /** The one row of a statement that has one. */
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

/** Says nothing of when it was: what is read with it is not known to be of the same time as anything else. */
const NONE = "";

/**
 * A statement's plan follows from its anchors and not from how much there is, and making it takes longer than running it: it is kept.
 */
const KEEP_PLAN = "CYPHER replan=skip\n";

export function openGraph(input: GraphInput): Graph {
  return new MarkedGraph(input);
}

/**
 * What was read holds where the mark of the graph was the same before and after. Revisions only go up, and a projection that is built
 * again has another mark, so that nothing can have come and gone. The mark is looked at only when something was committed since it was
 * last: the database says so with each answer. It is read in a transaction of its own, which waits until all that was committed
 * before is there as a whole.
 */
class MarkedGraph implements Graph {
  readonly #input: GraphInput;
  /** The projection that was there when it was last looked at, and a time at which it was. */
  #seen: { readonly build: string | null; readonly bookmark: string } | undefined;

  constructor(input: GraphInput) {
    this.#input = input;
  }

  async one(statement: string, parameters?: Parameters, options?: GraphOptions): Promise<GraphRow> {
    const rows = await this.ask(statement, parameters, options);
    const [row] = rows;
    if (row === undefined || rows.length > 1) throw new Error(`${statement} has ${rows.length} rows.`);
    return row;
  }

  async ask(statement: string, parameters: Parameters = {}, options: GraphOptions = {}): Promise<readonly GraphRow[]> {
    const text = KEEP_PLAN + statementOf(`access/${statement}`, options.names);
    let error = new WhocanError("STORE_APPLYING", "The graph's projection is being built again and again.");
    for (let time = 0; time < TIMES; time++) {
      const before = this.#seen ?? (await this.#look(options));
      const read = await this.#query(text, parameters, options);
      if (read.bookmark !== NONE && read.bookmark === before.bookmark) return read.rows;
      const mark = await this.#readMark(options);
      const unfit = unfitness(mark, this.#input);
      if (unfit === undefined) {
        // Not the bookmark that came with the mark: it may be of something that the mark does not show.
        this.#seen = { build: mark.build, bookmark: read.bookmark };
        if (mark.build === before.build) return read.rows;
        continue;
      }
      this.#seen = undefined;
      if (!unfit.passes) throw unfit.error;
      error = unfit.error;
      await this.#input.clock.sleep(WAIT_MS * 2 ** time, options.signal).catch(() => checkSignal(options));
    }
    throw error;
  }

  /** What is read next is followed by another look. */
  async #look(options: AskOptions) {
    return { build: (await this.#readMark(options)).build, bookmark: NONE };
  }

  async #readMark(options: AskOptions): Promise<Mark> {
    const { rows } = await this.#query(statementOf("access/mark"), {}, options);
    return rows[0]?.["mark"] as Mark;
  }

  #query(text: string, parameters: Parameters, { signal }: AskOptions): Promise<ReadRows> {
    return this.#input.database.queryAsOf(text, parameters, { timeoutMs: this.#input.timeoutMs ?? TIMEOUT_MS, signal });
  }
}
