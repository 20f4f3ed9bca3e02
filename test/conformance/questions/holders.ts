import type { Entitlement, HoldersRequest } from "../../../src/access/engine.ts";
import { plainCounts, plainOracle } from "../../engine/compare.ts";
import type { OracleFilter } from "../../oracle/filters.ts";
import type { Entitlement as OracleEntitlement } from "../../oracle/holders.ts";
import { answerOfPage, type Question } from "./question.ts";

/** The oracle holds no one role's privilege: it is not asked where `judged` is absent. */
export function holdersQuestion(entitlement: Entitlement, filter: OracleFilter, judged?: OracleEntitlement): Question {
  const request = { entitlement, filter } as Omit<HoldersRequest, "page">;
  const question: Question = {
    name: "holders",
    args: request,
    async ask(engine, page) {
      const answer = await engine.holders({ ...request, page });
      const rows = answer.rows.map(({ principal, access: [first], witness }) => ({
        principal: principal.key,
        state: first?.state,
        bound: first?.bound,
        parts: first?.parts.map(({ key }) => key),
        witness: witness.facts,
      }));
      return answerOfPage(
        answer,
        ({ principal }) => principal.key,
        { rows, ...plainCounts(answer) },
        ({ witness }) => witness,
      );
    },
  };
  if (judged === undefined) return question;
  return { ...question, judge: (oracle) => plainOracle(oracle.holders(judged, filter)) };
}
