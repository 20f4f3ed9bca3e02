import type { WhoCanRequest } from "../../../src/access/engine.ts";
import { plainOracle, plainPrincipals } from "../../engine/compare.ts";
import type { WhoCanArgs } from "../../oracle/answers.ts";
import { answerOfPage, type Question } from "./question.ts";

/** Asks the engine what the oracle is asked. */
export function whoCanQuestion(args: WhoCanArgs): Question {
  const request = {
    permissions: args.permissions ?? null,
    entitlement: args.privilege === undefined ? null : entitlementOf(args.privilege),
    resource: args.resource,
    extent: args.extent,
    filter: args.filter ?? {},
    expand: args.expand ?? false,
  } as Omit<WhoCanRequest, "page">;
  return {
    name: "whoCan",
    args,
    async ask(engine, page) {
      const answer = await engine.whoCan({ ...request, page });
      return answerOfPage(
        answer,
        ({ principal }) => principal.key,
        plainPrincipals(answer),
        ({ witness }) => witness,
      );
    },
    judge: (oracle) => plainOracle(oracle.whoCan(args)),
  };
}

function entitlementOf(reference: string) {
  const [, kind = "privilege", code = reference] = /^(privilege|scope):(.*)$/su.exec(reference) ?? [];
  return { kind, code };
}
