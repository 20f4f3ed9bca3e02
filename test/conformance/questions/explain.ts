import type { PairRequest } from "../../../src/access/engine.ts";
import { answerOfPage, type Question } from "./question.ts";

export function explainQuestion(pair: PairRequest): Question {
  return {
    name: "explain",
    args: pair,
    async ask(engine, page) {
      const answer = await engine.explain({ ...pair, page });
      const plain = answer.rows.map(({ facts, state, bound }) => ({ facts, state, bound }));
      return answerOfPage(
        answer,
        ({ digest }) => digest,
        plain,
        (proof) => proof,
      );
    },
    judge: (oracle) =>
      oracle
        .explain(pair.principal, pair.permission, pair.resource)
        .proofs.map(({ facts, state, bound }) => ({ facts, state, bound })),
  };
}
