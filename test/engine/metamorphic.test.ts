import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { MatrixRow } from "../../src/access/answers.ts";
import type { Fact } from "../../src/model/facts.ts";
import { relationKey } from "../../src/model/facts.ts";
import { AccountKeys } from "../../src/model/keys.ts";
import { ACCESS_STATES, standingRank } from "../../src/model/states.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { accountWithQuestions } from "../accounts/arbitrary-question.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { Oracle } from "../oracle/oracle.ts";
import { EVERYTHING, engineOf } from "./compare.ts";

const RUNS = Number(process.env["WHOCAN_TEST_RUNS"] ?? 300);

// Many accounts take their time on a busy machine.
vi.setConfig({ testTimeout: 1_800_000 });

/** Every access of the matrix, the best standing of each. */
async function matrixOf(account: TestAccount): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for await (const row of (await engineOf(account)).matrix()) {
    for (const permission of row.permissions) {
      const id = `${row.principal.key}|${permission}|${row.target.key}`;
      found.set(id, Math.min(found.get(id) ?? 8, standingRank(row)));
    }
  }
  return found;
}

describe("whatever the account", () => {
  it("every witness and every explained proof replays through verify, and no changed one does", async () => {
    await fc.assert(
      fc.asyncProperty(accountWithQuestions(arbitraryAccount(), 4), async ({ account, questions }) => {
        const engine = await engineOf(account);
        const oracle = new Oracle(account);
        for (const pair of questions.pairs) {
          for (const proof of (await engine.explain({ ...pair, page: EVERYTHING })).rows) {
            expect(await engine.verify(proof)).toMatchObject({ valid: true, problems: [] });
            expect(oracle.proves(proof.principal, proof.permission, proof.resource, proof.facts)).not.toBeNull();
            const forged = { ...proof, state: proof.state === "ACTIVE" ? "DORMANT" : "ACTIVE" } as typeof proof;
            expect((await engine.verify(forged)).valid).toBe(false);
          }
        }
        for (const asked of questions.whoCan) {
          const { rows } = await engine.whoCan({
            permissions: asked.permissions ?? null,
            entitlement: null,
            resource: asked.resource,
            extent: asked.extent,
            filter: {},
            expand: asked.expand ?? false,
            page: EVERYTHING,
          });
          for (const { witness } of rows) expect(await engine.verify(witness)).toMatchObject({ valid: true });
        }
        for (const { entitlement } of questions.holders) {
          const { rows } = await engine.holders({
            entitlement: "code" in entitlement ? entitlement : { kind: "node", key: entitlement.key },
            filter: { states: [...ACCESS_STATES] },
            page: EVERYTHING,
          });
          for (const { witness } of rows) expect(await engine.verify(witness)).toMatchObject({ valid: true });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("adding a role to a user never removes an access", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAccount(), fc.nat(), fc.nat(), async (account, user, role) => {
        const users = keysOf(account, "ZoomUser");
        const roles = keysOf(account, "ZoomRole");
        fc.pre(users.length > 0 && roles.length > 0);
        const from = users[user % users.length] as string;
        const to = roles[role % roles.length] as string;
        const added: Fact = {
          type: "relation",
          key: relationKey(from, "HAS_ROLE", to),
          section: "role-members",
          extent: to,
          from,
          relation: "HAS_ROLE",
          to,
          properties: {},
        };
        const before = await matrixOf(account);
        const after = await matrixOf({ ...account, facts: [...account.facts, added] });
        for (const [id, rank] of before) expect(after.get(id), id).toBeLessThanOrEqual(rank);
      }),
      { numRuns: RUNS },
    );
  });

  it("renaming the account's id permutes the answers and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAccount(), async (account) => {
        const from = new AccountKeys(account.source, account.account).prefix;
        const to = new AccountKeys(account.source, "another account").prefix;
        const rename = (text: string) => text.split(from).join(to);
        const renamed: TestAccount = {
          ...account,
          account: "another account",
          facts: JSON.parse(rename(JSON.stringify(account.facts))) as Fact[],
          coverage: JSON.parse(rename(JSON.stringify(account.coverage))) as TestAccount["coverage"],
        };
        const expected = new Map([...(await matrixOf(account))].map(([id, rank]) => [rename(id), rank]));
        expect(await matrixOf(renamed)).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  });

  it("the order of the facts is irrelevant", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryAccount().chain((account) =>
          fc.tuple(fc.constant(account), fc.shuffledSubarray([...account.facts], { minLength: account.facts.length })),
        ),
        async ([account, facts]) => {
          expect(await rowsOf({ ...account, facts })).toEqual(await rowsOf(account));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("splitting a role in two that share its members keeps what anybody has", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAccount(), fc.nat(), async (account, at) => {
        const roles = keysOf(account, "ZoomRole").filter((key) => !/:role:[012]$/.test(key));
        fc.pre(roles.length > 0);
        const role = roles[at % roles.length] as string;
        const twin = `${role}-twin`;
        const copies = account.facts.flatMap((fact): Fact[] => {
          const copied = JSON.parse(
            JSON.stringify(fact)
              .split(`${role}:`)
              .join(`${twin}:`)
              .split(`${role}"`)
              .join(`${twin}"`)
              .split(`${role}|`)
              .join(`${twin}|`),
          ) as Fact;
          return copied.key === fact.key ? [] : [copied];
        });
        const rows = account.coverage.flatMap((row) => (row.extent === role ? [{ ...row, extent: twin }] : []));
        const before = await matrixOf(account);
        const after = await matrixOf({
          ...account,
          facts: [...account.facts, ...copies],
          coverage: [...account.coverage, ...rows],
        });
        expect(after).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  it("pages of any size put together are the whole answer", async () => {
    await fc.assert(
      fc.asyncProperty(
        accountWithQuestions(arbitraryAccount(), 2),
        fc.integer({ min: 1, max: 5 }),
        async ({ account, questions }, first) => {
          const engine = await engineOf(account);
          for (const asked of questions.whoCan) {
            const request = {
              permissions: asked.permissions ?? null,
              entitlement: null,
              resource: asked.resource,
              extent: asked.extent,
              filter: {},
              expand: asked.expand ?? false,
            };
            const whole = await engine.whoCan({ ...request, page: EVERYTHING });
            const keys: string[] = [];
            let after: string | null = null;
            do {
              const page = await engine.whoCan({ ...request, page: { first, after } });
              expect(page.totalCount).toBe(whole.totalCount);
              expect(page.hasPrevious).toBe(after !== null);
              keys.push(...page.rows.map(({ principal }) => principal.key));
              after = page.next;
            } while (after !== null);
            expect(keys).toEqual(whole.rows.map(({ principal }) => principal.key));
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});

function keysOf(account: TestAccount, kind: string): string[] {
  return account.facts.flatMap((fact) => (fact.type === "node" && fact.kind === kind ? [fact.key] : []));
}

async function rowsOf(account: TestAccount): Promise<MatrixRow[]> {
  const rows: MatrixRow[] = [];
  for await (const row of (await engineOf(account)).matrix()) rows.push(row);
  return rows;
}
