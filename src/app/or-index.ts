import type { AccessEngine } from "../access/engine.ts";
import { WhocanError } from "../lib/errors.ts";
import { askEach } from "./ask-each.ts";

/**
 * An engine that asks a graph which others write: where the graph has moved on between the choice of the engine and the question, or
 * is being written, the index answers of the revision that was meant.
 */
export function orIndex(engine: AccessEngine, index: () => Promise<AccessEngine>): AccessEngine {
  const ask = async <Answer>(question: (engine: AccessEngine) => Promise<Answer>): Promise<Answer> => {
    try {
      return await question(engine);
    } catch (error) {
      if (!(error instanceof WhocanError) || !hasMoved(error)) throw error;
      return question(await index());
    }
  };
  return askEach(engine, ask, async function* (options) {
    // Rows that were given cannot be taken back.
    yield* (await index()).matrix(options);
  });
}

function hasMoved({ code }: WhocanError): boolean {
  return code === "STORE_CONFLICT" || code === "STORE_APPLYING";
}
