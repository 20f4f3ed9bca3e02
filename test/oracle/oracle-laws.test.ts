import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { accountWithQuestions } from "../accounts/arbitrary-question.ts";
import { Oracle } from "./oracle.ts";

const cases = accountWithQuestions(arbitraryAccount());

describe("laws that the oracle's own answers keep", () => {
  it("can, explain and whoCan agree, and every witness proves what it stands for", () => {
    fc.assert(
      fc.property(cases, ({ account, questions }) => {
        const oracle = new Oracle(account);
        for (const { principal, permission, resource } of questions.pairs) {
          const decision = oracle.can(principal, permission, resource);
          const { proofs } = oracle.explain(principal, permission, resource);
          const rows = oracle.whoCan({
            permissions: [permission],
            resource,
            extent: "ALL",
            expand: !principal.includes(":pseudo:"),
            filter: { states: ["ACTIVE", "UNKNOWN", "GATED", "DORMANT"] },
          }).rows;
          const access = rows.find((row) => row.principal === principal)?.access[0];
          expect(decision.state).toBe(access?.state ?? null);
          expect(decision.verdict === "YES").toBe(access?.state === "ACTIVE");
          expect(decision.witness === null).toBe(proofs.length === 0);
          if (decision.witness !== null) {
            expect(oracle.proves(principal, permission, resource, decision.witness)).toEqual({
              state: decision.state,
              bound: access?.bound,
            });
            expect(proofs.map(({ facts }) => facts)).toContainEqual(decision.witness);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("rows with a witness", () => {
    fc.assert(
      fc.property(cases, ({ account, questions }) => {
        const oracle = new Oracle(account);
        for (const args of questions.whoCan) oracle.whoCan(args);
        for (const args of questions.effectiveAccess) oracle.effectiveAccess(args);
        for (const { entitlement, filter } of questions.holders) oracle.holders(entitlement, filter);
      }),
      { numRuns: 300 },
    );
  });
});
