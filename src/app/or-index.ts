import type { AccessEngine } from "../access/engine.ts";
import { WhocanError } from "../lib/errors.ts";
import { askEach } from "./ask-each.ts";

export interface GraphOrIndex {
  /** The engine that asks the graph. */
  readonly graph: AccessEngine;
  /** Whether the graph holds what that engine answers from, as of now. */
  readonly serves: () => Promise<boolean>;
  /** The engine of the same revision that asks an index. */
  readonly index: () => Promise<AccessEngine>;
}

/**
 * An engine that asks a graph which others write: while the graph is not yet, or no longer, of the revision that was meant, or is being
 * written, the index answers, which nobody builds before. Once the graph serves, it is asked without being looked at before.
 */
export function orIndex({ graph, serves, index }: GraphOrIndex): AccessEngine {
  let isKnownToServe = false;
  const ask = async <Answer>(question: (engine: AccessEngine) => Promise<Answer>): Promise<Answer> => {
    if (!isKnownToServe && !(await serves())) return question(await index());
    try {
      const answer = await question(graph);
      isKnownToServe = true;
      return answer;
    } catch (error) {
      if (!(error instanceof WhocanError) || !hasMoved(error)) throw error;
      isKnownToServe = false;
      return question(await index());
    }
  };
  return askEach(graph, ask, async function* (options) {
    // Rows that were given cannot be taken back.
    yield* (await index()).matrix(options);
  });
}

function hasMoved({ code }: WhocanError): boolean {
  return code === "STORE_CONFLICT" || code === "STORE_APPLYING";
}
