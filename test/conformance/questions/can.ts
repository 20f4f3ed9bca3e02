import type { PairRequest } from "../../../src/access/engine.ts";
import type { Question } from "./question.ts";

export function canQuestion(pair: PairRequest): Question {
  return {
    name: "can",
    args: pair,
    async ask(engine) {
      const { engine: by, evaluatedAt: _, ...said } = await engine.can(pair);
      const { verdict, state, witness, parts, completeness } = said;
      const plain = {
        verdict,
        state,
        witness: witness === null ? null : [...witness.facts],
        parts: parts.map(({ key }) => key),
        gaps: completeness.gaps.map(({ section }) => section),
      };
      return { said, plain, proofs: witness === null ? [] : [witness], engine: by, page: null };
    },
    judge: (oracle) => oracle.can(pair.principal, pair.permission, pair.resource),
  };
}
