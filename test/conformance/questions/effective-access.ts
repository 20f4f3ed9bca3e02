import { plainOracle, plainTargets } from "../../engine/compare.ts";
import type { EffectiveAccessArgs } from "../../oracle/answers.ts";
import { answerOfPage, type Question } from "./question.ts";

export function effectiveAccessQuestion(args: EffectiveAccessArgs): Question {
  const { principal, permissions = null, classes = null, states = null, targets } = args;
  return {
    name: "effectiveAccess",
    args,
    async ask(engine, page) {
      const answer = await engine.effectiveAccess({ principal, permissions, classes, states, targets, page });
      return answerOfPage(
        answer,
        ({ resource }) => resource.key,
        plainTargets(answer),
        ({ witness }) => witness,
      );
    },
    judge: (oracle) => plainOracle(oracle.effectiveAccess(args)),
  };
}
