import type { AskOptions } from "../../access/engine.ts";

/** A row of a statement by the names of its columns. */
export type GraphRow = Readonly<Record<string, unknown>>;

/** Reads the graph database: a statement of cypher/access by its file's name, values as parameters only. */
export interface Graph {
  /**
   * All rows of one statement. DEADLINE when the server ended it, DEADLINE or CANCELLED as the signal says, STORE_UNREACHABLE. `names`
   * stand for labels or types in the statement and come from the model alone.
   */
  ask(
    statement: string,
    parameters?: Readonly<Record<string, unknown>>,
    options?: AskOptions & { readonly names?: Readonly<Record<string, string>> },
  ): Promise<readonly GraphRow[]>;
}
