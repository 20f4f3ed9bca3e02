import type { AskOptions, WhoCanRequest } from "../../access/engine.ts";
import { parseSetKey } from "../../model/keys.ts";
import { PERMISSIONS, type Permission } from "../../model/permissions.ts";
import { standingRank } from "../../model/states.ts";
import { chooses, pairBest } from "../answers/access-rows.ts";
import type { PairOptions } from "../answers/pair.ts";
import { proofFilter } from "../answers/proof-filter.ts";
import type { Resource } from "../answers/resources.ts";
import type { ShownGrant } from "../answers/shown-grant.ts";
import type { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { grantOf } from "./grant-rows.ts";
import { united, worldOf } from "./graph-world.ts";
import { resourceParameters } from "./resource-parameters.ts";
import { Carriers } from "./who-can-carriers.ts";
import type { Nesting } from "./who-can-nesting.ts";
import { bestStandings, type Standings } from "./who-can-standings.ts";
import type { GrantRow, WorldRows } from "./world-rows.ts";

interface PossibleRow extends GrantRow {
  readonly gap: string;
}

interface WhoCanRow extends WorldRows {
  readonly grants: readonly GrantRow[];
  readonly possible: readonly PossibleRow[];
}

/** What whoCan is asked about, with everything that is granted on it. */
export interface AskedResource {
  readonly rows: WorldRows;
  readonly world: World;
  readonly resource: Resource;
  readonly nesting: Nesting;
  readonly permissions: readonly Permission[];
  readonly pair: PairOptions;
  /** What users have by the roles and groups that they have and are in. */
  readonly carriers: Carriers;
  /** What every user has, where pseudo-principals are followed. */
  readonly everybody: Standings;
  /** What the principals have that are looked at one by one: those that have grants of their own, or the resource. */
  readonly apart: ReadonlyMap<string, Standings>;
  /** Grants that may exist, with their gaps. */
  readonly possible: readonly (ShownGrant & { readonly gap: string })[];
}

export async function readAsked(
  context: CypherContext,
  request: WhoCanRequest,
  options: AskOptions | undefined,
): Promise<AskedResource> {
  const { filter, entitlement, extent, expand } = request;
  const [{ possible, ...read }, nesting] = await Promise.all([
    readGrants(context, request, options),
    context.nesting(),
  ]);
  const rows = united(read, nesting);
  const world = worldOf(context, rows);
  const resource = world.resource(request.resource, "resource");
  const proofs = proofFilter(filter.origins, entitlement);
  const pair: PairOptions = { extent, proofs, followPseudo: expand };
  const byHolder = standingsByHolder(read.grants.map(grantOf).filter(proofs.accepts), world, resource);
  const pseudo = [context.everyone, context.members];
  const apart = [...(expand ? [] : pseudo), ...world.apps, ...world.users].filter((key) => chooses(world, filter, key));
  return {
    rows,
    world,
    resource,
    nesting,
    permissions: request.permissions ?? PERMISSIONS,
    pair,
    carriers: new Carriers(world, rolesOf(world, byHolder)),
    everybody: bestStandings(expand ? pseudo.flatMap((key) => byHolder.get(key) ?? []) : []),
    apart: new Map(
      apart.map((key) => {
        const best = pairBest(world, key, resource, request.permissions, pair);
        return [key, new Map(best.map(([permission, { rank }]) => [permission, rank]))];
      }),
    ),
    possible: possible.map((row) => ({ ...grantOf(row), gap: row.gap })).filter(proofs.accepts),
  };
}

const NAMES = { PERMISSIONS: PERMISSIONS.join("|") };

async function readGrants(
  context: CypherContext,
  { resource, permissions: asked, extent }: WhoCanRequest,
  options: AskOptions | undefined,
): Promise<WhoCanRow> {
  const permissions = asked ?? PERMISSIONS;
  const set = extent === "ANY" ? parseSetKey(resource) : undefined;
  const isWhole = set?.level === "account";
  const parameters = isWhole
    ? { set: resource, class: set.className, permissions, groups: set.className === "Group" }
    : { ...resourceParameters(context, resource), permissions };
  const statement = isWhole ? "who-can-any" : "who-can";
  return (await context.graph.one(statement, parameters, { ...options, names: NAMES })) as unknown as WhoCanRow;
}

/** The members' own reaches the whole of nobody else's: whose it is looked at on its own. */
function standingsByHolder(
  grants: readonly ShownGrant[],
  { resources }: World,
  { level }: Resource,
): ReadonlyMap<string, Standings> {
  const found = new Map<string, Standings>();
  for (const grant of grants) {
    if (level !== "own" && resources.of(grant.target)?.level === "own") continue;
    const own = new Map([[grant.permission, standingRank(grant)]]);
    found.set(grant.holder, bestStandings([found.get(grant.holder) ?? new Map(), own]));
  }
  return found;
}

function rolesOf(world: World, byHolder: ReadonlyMap<string, Standings>): ReadonlyMap<string, Standings> {
  const { account } = world;
  return new Map([...byHolder].filter(([key]) => !account.isUser(key) && !account.isApp(key) && !world.isPseudo(key)));
}
