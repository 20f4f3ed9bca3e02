import type { Completeness, Page, ResourceAccess } from "../../access/answers.ts";
import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import { PERMISSIONS } from "../../model/permissions.ts";
import { anythingPairs } from "../answers/catalog-views.ts";
import { keysetSlice } from "../answers/paging.ts";
import { targetRows, targetWitness, toResourceAccess } from "../answers/targets.ts";
import type { World } from "../answers/world.ts";
import { cite } from "./cite.ts";
import type { CypherContext } from "./context.ts";
import { completenessFor } from "./gaps.ts";
import { type GrantList, grantRow, type WorldRows, worldOf } from "./graph-world.ts";

const NAMES = { PERMISSIONS: PERMISSIONS.join("|") };

/** Answers effectiveAccess: one statement for what the principal has, one for what the rows of the page name. */
export async function effectiveAccess(
  context: CypherContext,
  request: EffectiveAccessRequest,
  options?: AskOptions,
): Promise<Page<ResourceAccess>> {
  const { classes, permissions, page } = request;
  const parameters = {
    principal: request.principal,
    pseudo: [context.members, context.everyone],
    anyClass: classes === null,
    classes: classes ?? [],
    permissions: permissions ?? PERMISSIONS,
  };
  const row = (await context.graph.one("effective-access", parameters, { ...options, names: NAMES })) as unknown as Row;
  const world = worldOf(context, { ...row, grants: row.grants.map(grantRow) });
  const principal = world.principal(request.principal, "principal");
  const { rows, counts } = targetRows(world, principal, request, options);
  const slice = keysetSlice(rows, ({ target }) => target.key, page);
  const proven = slice.rows.map((target) => ({ target, witness: targetWitness(world, principal, target) }));
  const [cited, completeness] = await Promise.all([
    cite(
      context,
      { shown: slice.rows.map(({ target }) => target.key), proofs: proven.map(({ witness }) => witness) },
      options,
    ),
    completenessOfAccess(context, world, principal, request, row.mayHold, options),
  ]);
  return {
    ...slice,
    rows: proven.map(({ target, witness }) => toResourceAccess(cited, target, witness)),
    totalCount: rows.length,
    counts,
    completeness,
    revision: context.revision.number,
    engine: "cypher",
  };
}

interface Row extends Omit<WorldRows, "grants"> {
  readonly grants: readonly GrantList[];
  readonly mayHold: boolean;
}

function completenessOfAccess(
  context: CypherContext,
  world: World,
  principal: string,
  request: EffectiveAccessRequest,
  mayHold: boolean,
  options?: AskOptions,
): Promise<Completeness> {
  const isApp = world.account.isApp(principal);
  return completenessFor(context, isApp ? "app" : "user", gaps, (index) =>
    index.effectiveAccess({ ...request, page: { first: 1, after: null } }, options),
  );

  /** The sections that count where no list has an unread part. */
  async function gaps(): Promise<string[]> {
    const { classes, permissions, states } = request;
    const dormantToo = states?.includes("DORMANT") ?? true;
    if (world.account.isDormant(principal) && !dormantToo) return [];
    const asks = (className: string, permission: string) =>
      (classes?.includes(className) ?? true) && (permissions?.some((one) => one === permission) ?? true);
    const found = mayHold ? ["catalog"] : [];
    if (isApp) {
      const pairs = [...anythingPairs(context.catalog)].map((pair) => pair.split("|") as [string, string]);
      if (isUnreadApp(world.account, principal) && pairs.some((pair) => asks(...pair))) found.push("app");
      return found;
    }
    const mayBeShared = context.catalog.classes.has("Recording") && asks("Recording", "DataRead");
    if (mayBeShared && (await context.hasUnreadShares())) found.push("recording-shares");
    return found;
  }
}
