import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { accountWithQuestions } from "../accounts/arbitrary-question.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import type { WhoCanArgs } from "./answers.ts";
import { Oracle } from "./oracle.ts";
import { ALL_PERMISSIONS, bestStanding, compareBytes, compareStandings } from "./order.ts";

const cases = accountWithQuestions(arbitraryAccount());
const EVERY_STATE = { states: ["ACTIVE", "UNKNOWN", "GATED", "DORMANT"] } as const;

describe("laws that the oracle's answers keep among themselves", () => {
  it("can, explain and an expanded whoCan agree on every pair", () => {
    fc.assert(
      fc.property(cases, ({ account, questions }) => {
        const oracle = new Oracle(account);
        for (const { principal, permission, resource } of questions.pairs) {
          const decision = oracle.can(principal, permission, resource);
          const { proofs } = oracle.explain(principal, permission, resource);
          const expand = oracle.account.isUser(principal);
          const { rows } = oracle.whoCan({
            permissions: [permission],
            resource,
            extent: "ALL",
            expand,
            filter: EVERY_STATE,
          });
          const access = rows.find((row) => row.principal === principal)?.access[0];
          expect(decision.state).toBe(access?.state ?? null);
          expect(decision.verdict === "YES").toBe(access?.state === "ACTIVE");
          expect(decision.verdict === "UNKNOWN").toBe(access?.state === "UNKNOWN" || decision.gaps.length > 0);
          expect(decision.state).toBe(bestStanding(proofs)?.state ?? null);
          if (decision.witness === null) continue;
          expect(proofs.map(({ facts }) => facts)).toContainEqual(decision.witness);
          expect(oracle.proves(principal, permission, resource, decision.witness)?.state).toBe(decision.state);
        }
      }),
      { numRuns: 80 },
    );
  });

  it("rows are in order, and the witness of each proves its best access", () => {
    fc.assert(
      fc.property(cases, ({ account, questions }) => {
        const oracle = new Oracle(account);
        for (const args of questions.whoCan) {
          const { rows, totalCount, counts } = oracle.whoCan(args);
          expect(rows.map(({ principal }) => principal)).toEqual(
            rows.map(({ principal }) => principal).sort(compareBytes),
          );
          expect(totalCount).toBe(rows.length);
          expect(counts.active + counts.unknown + counts.gated + counts.dormant).toBeGreaterThanOrEqual(totalCount);
          for (const { principal, access, witness } of rows) {
            const [first] = [...access].sort(
              (a, b) =>
                compareStandings(a, b) || ALL_PERMISSIONS.indexOf(a.permission) - ALL_PERMISSIONS.indexOf(b.permission),
            );
            if (first === undefined) throw new Error("A row without access.");
            const proved = oracle.proves(principal, first.permission, first.parts[0] ?? args.resource, witness);
            expect(proved).not.toBeNull();
            // Without the filters and the rule for rows of users the same facts may prove more, never less.
            if (proved !== null) expect(compareStandings(proved, first)).toBeLessThanOrEqual(0);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it("ANY lists whoever ALL lists, in the same or a better standing", () => {
    fc.assert(
      fc.property(cases, ({ account, questions }) => {
        const oracle = new Oracle(account);
        for (const args of questions.whoCan) {
          const every: WhoCanArgs = { ...args, filter: { ...args.filter, ...EVERY_STATE } };
          const any = oracle.whoCan({ ...every, extent: "ANY" }).rows;
          for (const row of oracle.whoCan({ ...every, extent: "ALL" }).rows) {
            const same = any.find(({ principal }) => principal === row.principal);
            for (const access of row.access) {
              const there = same?.access.find(({ permission }) => permission === access.permission);
              if (there === undefined) throw new Error(`${row.principal} is lost.`);
              expect(compareStandings(there, access)).toBeLessThanOrEqual(0);
              expect(there.parts.length === 0).toBe(compareStandings(there, access) === 0);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("what effectiveAccess lists is what can says of each target, and maximal targets cover the others", () => {
    fc.assert(
      fc.property(cases, ({ account, questions }) => {
        const oracle = new Oracle(account);
        for (const args of questions.effectiveAccess) {
          const { principal } = args;
          const all = oracle.effectiveAccess({ ...args, targets: "ALL" }).rows;
          const maximal = oracle.effectiveAccess({ ...args, targets: "MAXIMAL" }).rows;
          for (const { target, access } of all) {
            for (const { permission, state, bound } of access) {
              expect(oracle.can(principal, permission, target).state).toBe(state);
              const covered = maximal.some((row) => {
                const contains = row.target === target || isInside(oracle, account, target, row.target);
                return (
                  contains &&
                  row.access.some(
                    (has) => has.permission === permission && compareStandings(has, { state, bound }) <= 0,
                  )
                );
              });
              expect(covered).toBe(true);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Inside by the oracle's own telling: a principal that is given the outer set has the inner one. */
function isInside(oracle: Oracle, account: TestAccount, inner: string, outer: string): boolean {
  const { keys } = oracle.account;
  const [a, b] = [keys.readSet(inner), keys.readSet(outer)];
  if (b?.level === "account") return oracle.account.classOf(inner) === b.className;
  const owners = a === null ? [inner, ...targetsOf(account, inner, "HOSTED_BY")] : [a.owner ?? ""];
  const seen = new Set(owners);
  for (const key of seen) for (const group of targetsOf(account, key, "MEMBER_OF")) seen.add(group);
  return b !== null && b.owner !== null && b.className === oracle.account.classOf(inner) && seen.has(b.owner);
}

function targetsOf(account: TestAccount, from: string, relation: string): string[] {
  return account.facts.flatMap((fact) =>
    fact.type === "relation" && fact.from === from && fact.relation === relation ? [fact.to] : [],
  );
}
