import type { Page, PrincipalAccess, ResourceAccess } from "../../src/access/answers.ts";
import type { AccessEngine } from "../../src/access/engine.ts";
import { indexCatalog } from "../../src/catalog/catalog.ts";
import { buildIndexEngine } from "../../src/engines/index/index-engine.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { OracleAccess } from "../oracle/access.ts";
import type { OracleAccount } from "../oracle/account.ts";
import type { Oracle } from "../oracle/oracle.ts";

/** The index engine over the same account that an oracle was given. */
export function engineOf(account: OracleAccount): Promise<AccessEngine> {
  return buildIndexEngine({
    facts: account.facts,
    coverage: account.coverage,
    catalog: indexCatalog(account.catalog, "test"),
    revision: { number: 1, at: "2026-01-01T00:00:00.000Z", catalogDigest: "test", account: account.account },
    lacks: account.lacks,
    clock: systemClock,
  });
}

export const EVERYTHING = { first: 1_000_000, after: null } as const;

/** What an answer of the engine says, in the oracle's words. */
export function plainAccess(access: PrincipalAccess["access"]): OracleAccess[] {
  return access.map(({ permission, state, bound, origins, parts }) => ({
    permission,
    state,
    bound,
    parts: parts.map(({ key }) => key),
    origins: origins.map(({ kind, value }) => ({ kind, value })),
  }));
}

export function plainPrincipals(page: Page<PrincipalAccess>) {
  return {
    rows: page.rows.map(({ principal, access, witness }) => ({
      principal: principal.key,
      access: plainAccess(access),
      witness: [...witness.facts],
    })),
    ...plainCounts(page),
  };
}

export function plainTargets(page: Page<ResourceAccess>) {
  return {
    rows: page.rows.map(({ resource, access, witness }) => ({
      target: resource.key,
      access: plainAccess(access),
      witness: [...witness.facts],
    })),
    ...plainCounts(page),
  };
}

export function plainCounts({ totalCount, counts, completeness }: Page<unknown>) {
  return { totalCount, counts, gaps: completeness.gaps.map(({ section }) => section) };
}

/** The oracle's list as plain data, its properties in any order. */
export function plainOracle({
  rows,
  totalCount,
  counts,
  gaps,
}: ReturnType<Oracle["whoCan" | "effectiveAccess" | "holders"]>) {
  return { rows: rows.map((row) => ({ ...row })), totalCount, counts: { ...counts }, gaps: [...gaps] };
}
