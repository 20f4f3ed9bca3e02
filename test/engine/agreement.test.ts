import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, it, vi } from "vitest";
import type { AccessEngine } from "../../src/access/engine.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { accountWithQuestions, type Questions } from "../accounts/arbitrary-question.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { Oracle } from "../oracle/oracle.ts";
import { compactAccount } from "./compact.ts";
import {
  EVERYTHING,
  engineOf,
  plainAccess,
  plainCounts,
  plainOracle,
  plainPrincipals,
  plainTargets,
} from "./compare.ts";

// Many accounts take their time on a busy machine.
vi.setConfig({ testTimeout: 1_800_000 });

/** Accounts per question; WHOCAN_TEST_RUNS asks for more. */
const RUNS = Number(process.env["WHOCAN_TEST_RUNS"] ?? 1000);

type Check = (engine: AccessEngine, oracle: Oracle, questions: Questions) => Promise<void>;

/** Accounts over the committed catalog: each takes ten times as long as one over the tests' small one. */
const RUNS_OVER_ALL = Math.ceil(RUNS / 50);

/** Asks both over random accounts, of the small catalog and of the committed one. */
async function agree(check: Check): Promise<void> {
  await agreeOver(arbitraryAccount(), RUNS, check);
  await agreeOver(arbitraryAccount({ catalog: loadCatalog().data }), RUNS_OVER_ALL, check);
}

/** A difference shrinks to the smallest account that shows it. */
async function agreeOver(accounts: fc.Arbitrary<TestAccount>, numRuns: number, check: Check): Promise<void> {
  const property = fc.asyncProperty(accountWithQuestions(accounts), async ({ account, questions }) => {
    await check(await engineOf(account), new Oracle(account), questions);
  });
  const details = await fc.check(property, { numRuns });
  if (!details.failed) return;
  const [smallest] = details.counterexample ?? [];
  const where =
    smallest === undefined ? "" : `${compactAccount(smallest.account)}\n${JSON.stringify(smallest.questions)}`;
  const why = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  throw new Error(`seed ${details.seed} path ${details.counterexamplePath}\n${where}\n${why}`);
}

describe("the index agrees with the oracle", () => {
  it("on whoCan: rows, witnesses, totals, counts and gaps", async () => {
    await agree(async (engine, oracle, { whoCan }) => {
      for (const { permissions, privilege, resource, extent, filter, expand } of whoCan) {
        const answer = await engine.whoCan({
          permissions: permissions ?? null,
          entitlement: privilege === undefined ? null : entitlementOf(privilege),
          resource,
          extent,
          filter: filter ?? {},
          expand: expand ?? false,
          page: EVERYTHING,
        } as Parameters<AccessEngine["whoCan"]>[0]);
        const judged = oracle.whoCan({ permissions, privilege, resource, extent, filter, expand });
        same(plainPrincipals(answer), plainOracle(judged));
      }
    });
  });

  it("on effectiveAccess: targets, witnesses, totals, counts and gaps", async () => {
    await agree(async (engine, oracle, questions) => {
      for (const asked of questions.effectiveAccess) {
        const answer = await engine.effectiveAccess({
          principal: asked.principal,
          permissions: asked.permissions ?? null,
          classes: asked.classes ?? null,
          states: asked.states ?? null,
          targets: asked.targets,
          page: EVERYTHING,
        });
        same(plainTargets(answer), plainOracle(oracle.effectiveAccess(asked)));
      }
    });
  });

  it("on can: verdict, state, witness, parts and gaps", async () => {
    await agree(async (engine, oracle, { pairs }) => {
      for (const pair of pairs) {
        const { verdict, state, witness, parts, completeness } = await engine.can(pair);
        const answer = {
          verdict,
          state,
          witness: witness === null ? null : [...witness.facts],
          parts: parts.map(({ key }) => key),
          gaps: completeness.gaps.map(({ section }) => section),
        };
        same(answer, oracle.can(pair.principal, pair.permission, pair.resource));
      }
    });
  });

  it("on explain: every minimal proof, in order", async () => {
    await agree(async (engine, oracle, { pairs }) => {
      for (const pair of pairs) {
        const { rows } = await engine.explain({ ...pair, page: EVERYTHING });
        const judged = oracle.explain(pair.principal, pair.permission, pair.resource);
        same(
          rows.map(({ facts, state, bound }) => ({ facts: [...facts], state, bound })),
          judged.proofs.map(({ facts, state, bound }) => ({ facts: [...facts], state, bound })),
        );
      }
    });
  });

  it("on holders: rows, states, parts, totals, counts and gaps", async () => {
    await agree(async (engine, oracle, questions) => {
      for (const { entitlement, filter: asked } of questions.holders) {
        const { origins: _, ...filter } = asked;
        const answer = await engine.holders({
          entitlement: "code" in entitlement ? entitlement : { kind: "node", key: entitlement.key },
          filter,
          page: EVERYTHING,
        } as Parameters<AccessEngine["holders"]>[0]);
        const judged = oracle.holders(entitlement, filter);
        const rows = answer.rows.map(({ principal, access, witness }) => {
          const [first] = plainAccess(access);
          return {
            principal: principal.key,
            state: first?.state,
            bound: first?.bound,
            parts: first?.parts,
            witness: [...witness.facts],
          };
        });
        same({ rows, ...plainCounts(answer) }, plainOracle(judged));
      }
    });
  });
});

/** Fails with both answers in full when they differ. */
function same(answer: unknown, judged: unknown): void {
  if (isDeepStrictEqual(answer, judged)) return;
  throw new Error(`engine ${JSON.stringify(answer)}\noracle ${JSON.stringify(judged)}`);
}

function entitlementOf(reference: string) {
  const [, kind = "privilege", code = reference] = /^(privilege|scope):(.*)$/su.exec(reference) ?? [];
  return { kind, code } as { kind: "privilege" | "scope"; code: string };
}
