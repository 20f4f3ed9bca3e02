import type { AccessEngine } from "../access/engine.ts";

/** An engine whose questions, but for the matrix, go through `ask`, which chooses who answers and what a failure means. */
export function askEach(
  { name, revision, accountPrefixes }: AccessEngine,
  ask: <Answer>(question: (engine: AccessEngine) => Promise<Answer>) => Promise<Answer>,
  matrix: AccessEngine["matrix"],
): AccessEngine {
  return {
    name,
    revision,
    accountPrefixes,
    whoCan: (...args) => ask((each) => each.whoCan(...args)),
    principals: (...args) => ask((each) => each.principals(...args)),
    effectiveAccess: (...args) => ask((each) => each.effectiveAccess(...args)),
    can: (...args) => ask((each) => each.can(...args)),
    explain: (...args) => ask((each) => each.explain(...args)),
    holders: (...args) => ask((each) => each.holders(...args)),
    search: (...args) => ask((each) => each.search(...args)),
    neighbours: (...args) => ask((each) => each.neighbours(...args)),
    node: (...args) => ask((each) => each.node(...args)),
    candidates: (...args) => ask((each) => each.candidates(...args)),
    completeness: () => ask((each) => each.completeness()),
    report: () => ask((each) => each.report()),
    verify: (...args) => ask((each) => each.verify(...args)),
    matrix,
  };
}
