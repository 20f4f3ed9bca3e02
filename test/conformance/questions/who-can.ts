import type { PrincipalsRequest } from "../../../src/access/engine.ts";
import { plainOracle, plainPrincipals } from "../../engine/compare.ts";
import type { WhoCanArgs } from "../../oracle/answers.ts";
import { answerOfPage, type Question } from "./question.ts";

/** Asks the engine what the oracle is asked. */
export function whoCanQuestion(args: WhoCanArgs): Question {
  const request = requestOf(args);
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

/** The same question as an export asks it: everybody at once, without proofs. */
export function principalsQuestion(args: WhoCanArgs): Question {
  const request = requestOf(args);
  return {
    name: "principals",
    args,
    async ask(engine) {
      const { engine: by, batches, ...ofAll } = await engine.principals(request);
      const rows: unknown[] = [];
      for await (const batch of batches) rows.push(...batch);
      return { said: { ...ofAll, rows }, plain: null, proofs: [], engine: by, page: null };
    },
  };
}

function requestOf(args: WhoCanArgs): PrincipalsRequest {
  return {
    permissions: args.permissions ?? null,
    entitlement: args.privilege === undefined ? null : entitlementOf(args.privilege),
    resource: args.resource,
    extent: args.extent,
    filter: args.filter ?? {},
    expand: args.expand ?? false,
  } as PrincipalsRequest;
}

function entitlementOf(reference: string) {
  const [, kind = "privilege", code = reference] = /^(privilege|scope):(.*)$/su.exec(reference) ?? [];
  return { kind, code };
}
