import type { Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, HoldersRequest } from "../../access/engine.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import { compareBytes } from "../../model/facts.ts";
import { standingOfRank } from "../../model/states.ts";
import { asksFor, Counter, chooses, DEFAULT_STATES } from "../answers/access-rows.ts";
import { completenessOf } from "../answers/completeness.ts";
import { holdingRow, permissionsOf } from "../answers/holding-rows.ts";
import { type Holding, holdingsOf, rankOf } from "../answers/holdings.ts";
import { keysetSlice } from "../answers/paging.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import type { NodeRow } from "./world-rows.ts";

/** Answers holders of a scope: apps, of which there are few, all of them looked at. */
export async function holdersOfScope(
  context: CypherContext,
  {
    entitlement,
    filter,
    page,
  }: HoldersRequest & { readonly entitlement: { readonly kind: "scope"; readonly code: string } },
  options: AskOptions | undefined,
): Promise<Page<PrincipalAccess>> {
  const { coverage } = context;
  const parameters = { scope: entitlement.code.trim(), all: !coverage.complete("app") };
  const { apps } = await context.graph.one("holders-scope", parameters, options);
  const world = worldOf(context, { nodes: apps as readonly NodeRow[], relations: [] });
  const chosen = world.apps.filter((app) => chooses(world, filter, app));
  const holdings = new Map<string, Holding[]>();
  for (const holding of holdingsOf(world, entitlement)) {
    if (chosen.includes(holding.holder))
      holdings.set(holding.holder, [...(holdings.get(holding.holder) ?? []), holding]);
  }
  const states = filter.states ?? DEFAULT_STATES;
  const counter = new Counter();
  const rows = [...holdings]
    .map(([app, held]) => ({ app, held, rank: Math.min(...held.map((one) => rankOf(world, app, one))) }))
    .sort((a, b) => compareBytes(a.app, b.app));
  for (const { rank } of rows) counter.add(rank);
  const left = rows.filter(({ rank }) => states.includes(standingOfRank(rank).state));
  const active = new Set(rows.filter(({ rank }) => standingOfRank(rank).state === "ACTIVE").map(({ app }) => app));
  const asksApps = asksFor(filter, "app");
  const lists = asksApps ? ["apps", "apps-approved"].filter((list) => !coverage.planned(list)) : [];
  const isUnread = asksApps && chosen.some((app) => !active.has(app) && isUnreadApp(world.account, app));
  const permissions = permissionsOf(world, entitlement);
  const slice = keysetSlice(left, ({ app }) => app, page);
  return {
    ...slice,
    rows: slice.rows.map(({ app, held, rank }) => holdingRow(world, permissions, app, held, rank)),
    totalCount: left.length,
    counts: counter.counts,
    completeness: completenessOf(coverage, [...lists, ...(isUnread ? ["app"] : [])], new Map(), {
      kinds: ["app"],
      classes: [],
    }),
    revision: context.revision.number,
    engine: "cypher",
  };
}
