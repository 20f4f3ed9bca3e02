import type { AccessEngine } from "../access/engine.ts";
import { WhocanError } from "../lib/errors.ts";

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
  return {
    name: engine.name,
    revision: engine.revision,
    accountPrefixes: engine.accountPrefixes,
    whoCan: (...args) => ask((each) => each.whoCan(...args)),
    effectiveAccess: (...args) => ask((each) => each.effectiveAccess(...args)),
    can: (...args) => ask((each) => each.can(...args)),
    explain: (...args) => ask((each) => each.explain(...args)),
    holders: (...args) => ask((each) => each.holders(...args)),
    search: (...args) => ask((each) => each.search(...args)),
    neighbours: (...args) => ask((each) => each.neighbours(...args)),
    node: (...args) => ask((each) => each.node(...args)),
    candidates: (...args) => ask((each) => each.candidates(...args)),
    report: () => ask((each) => each.report()),
    verify: (...args) => ask((each) => each.verify(...args)),
    // Rows that were given cannot be taken back.
    matrix: async function* (options) {
      yield* (await index()).matrix(options);
    },
  };
}

function hasMoved({ code }: WhocanError): boolean {
  return code === "STORE_CONFLICT" || code === "STORE_APPLYING";
}
