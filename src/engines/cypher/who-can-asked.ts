import type { AskOptions, WhoCanRequest } from "../../access/engine.ts";
import { PERMISSIONS, type Permission } from "../../model/permissions.ts";
import { standingRank } from "../../model/states.ts";
import { chooses, pairBest } from "../answers/access-rows.ts";
import type { PairOptions } from "../answers/pair.ts";
import { proofFilter } from "../answers/proof-filter.ts";
import type { Resource } from "../answers/resources.ts";
import type { ShownGrant } from "../answers/shown-grant.ts";
import type { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { type GrantRow, grantOf, type NodeRow, united, type WorldRows, worldOf } from "./graph-world.ts";
import { resourceParameters } from "./resource-parameters.ts";
import { Carriers } from "./who-can-carriers.ts";
import { type Nesting, nestingOf } from "./who-can-nesting.ts";
import { bestStandings, type Standings } from "./who-can-standings.ts";

interface WhoCanRow extends WorldRows {
  readonly possible: readonly GrantRow[];
  readonly principals: readonly NodeRow[];
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
  /** What the principals have that are looked at one by one: they, or what is theirs, have grants of their own. */
  readonly apart: ReadonlyMap<string, Standings>;
  /** Grants that may exist. */
  readonly possible: readonly ShownGrant[];
}

export async function readAsked(
  context: CypherContext,
  request: WhoCanRequest,
  options: AskOptions | undefined,
): Promise<AskedResource> {
  const permissions = request.permissions ?? PERMISSIONS;
  const parameters = { ...resourceParameters(context, request.resource), permissions };
  const [row, nesting] = await Promise.all([context.graph.one("who-can", parameters, options), nestingOf(context)]);
  const { possible, principals, ...read } = row as unknown as WhoCanRow;
  const rows = united({ ...read, nodes: [...read.nodes, ...principals] }, nesting);
  const world = worldOf(context, rows);
  const resource = world.resource(request.resource, "resource");
  const proofs = proofFilter(request.filter.origins, request.entitlement);
  const pair: PairOptions = { extent: "ALL", proofs, followPseudo: request.expand };
  const grants = (rows.grants ?? []).map(grantOf).filter((grant) => proofs.accepts(grant));
  const byHolder = standingsByHolder(grants, world, resource);
  const named = [...principals.map(({ key }) => key), ...(request.expand ? [] : [context.everyone, context.members])];
  return {
    rows,
    world,
    resource,
    nesting,
    permissions,
    pair,
    carriers: new Carriers(world, rolesOf(world, byHolder)),
    everybody: bestStandings(
      request.expand ? [context.everyone, context.members].flatMap((key) => byHolder.get(key) ?? []) : [],
    ),
    apart: new Map(
      named
        .filter((key) => chooses(world, request.filter, key))
        .map((key) => {
          const best = pairBest(world, key, resource, request.permissions, pair);
          return [key, new Map(best.map(([permission, { rank }]) => [permission, rank]))];
        }),
    ),
    possible: possible.map(grantOf).filter((grant) => proofs.accepts(grant)),
  };
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
