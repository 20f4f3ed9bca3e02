import type { Completeness, Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, Entitlement, HoldersRequest } from "../../access/engine.ts";
import { editOf, foldCode } from "../../catalog/codes.ts";
import { mayBeHeldUnread } from "../../derive/product-roles.ts";
import { WhocanError } from "../../lib/errors.ts";
import { standingRank } from "../../model/states.ts";
import { asksFor, DEFAULT_STATES } from "../answers/access-rows.ts";
import { completenessOf } from "../answers/completeness.ts";
import { holdingRow, permissionsOf } from "../answers/holding-rows.ts";
import { type Holding, holdingsOf, rankOf } from "../answers/holdings.ts";
import type { CypherContext } from "./context.ts";
import { united, worldOf } from "./graph-world.ts";
import { holdersOfScope } from "./holders-scope.ts";
import { Carriers } from "./who-can-carriers.ts";
import { userConditions } from "./who-can-conditions.ts";
import { type Entry, entriesOf } from "./who-can-page.ts";
import { bestStandings, dormantStandings, isLeft, type Standings, Tally } from "./who-can-standings.ts";
import { countUsers, type UserSearch } from "./who-can-users.ts";
import type { WorldRows } from "./world-rows.ts";

/** Answers holders: who has a privilege, a scope, a role or a group, through whatever leads to it. */
export async function holders(
  context: CypherContext,
  request: HoldersRequest,
  options?: AskOptions,
): Promise<Page<PrincipalAccess>> {
  const { entitlement, filter, page } = request;
  if (filter.origins !== undefined) {
    throw new WhocanError("BAD_ARGUMENT", "Holders cannot be chosen by origins.", { field: "filter.origins" });
  }
  if (entitlement.kind === "scope") return holdersOfScope(context, { ...request, entitlement }, options);
  const [found, nesting] = await Promise.all([readEntitlement(context, entitlement, options), context.nesting()]);
  const rows = united(found, nesting);
  const world = worldOf(context, rows);
  const holdings = holdingsOf(world, entitlement);
  const carriers = new Carriers(world, standingsByHolder(holdings));
  const conditions = userConditions(nesting, filter);
  const search: UserSearch | null =
    conditions === undefined ? null : { context, nesting, carriers, everybody: false, conditions, options };
  const states = filter.states ?? DEFAULT_STATES;
  const has = (sorts: readonly number[], dormant: boolean) => {
    const standings = carriers.standings(sorts);
    return dormant ? dormantStandings(standings) : standings;
  };
  const [counted, entries, completeness] = await Promise.all([
    search === null ? [] : countUsers(search),
    entriesOf(
      {
        apart: [],
        search,
        isRow: ({ sorts, dormant }) => isLeft(has(sorts, dormant), states),
      },
      page,
    ),
    completenessOfHolders(context, request, options),
  ]);
  const tally = new Tally(states);
  for (const { sorts, dormant, users } of counted) tally.add(has(sorts, dormant), users);
  return {
    rows: await rowsOf(context, rows, entitlement, entries.entries, options),
    next: entries.next,
    hasPrevious: entries.hasPrevious,
    totalCount: tally.total,
    counts: tally.counts,
    completeness,
    revision: context.revision.number,
    engine: "cypher",
  };
}

type OfRoles = Exclude<Entitlement, { kind: "scope" }>;

async function readEntitlement(
  { graph }: CypherContext,
  entitlement: OfRoles,
  options: AskOptions | undefined,
): Promise<WorldRows> {
  if (entitlement.kind === "node") {
    return (await graph.one("holders-node", { key: entitlement.key }, options)) as unknown as WorldRows;
  }
  const code = foldCode(entitlement.code);
  const codes = [code, foldCode(editOf(code))];
  return (await graph.one("holders-privilege", { codes }, options)) as unknown as WorldRows;
}

/** The entitlement is the one thing that anybody has. */
const HELD = "held";

function standingsByHolder(holdings: readonly Holding[]): ReadonlyMap<string, Standings> {
  const found = new Map<string, Standings>();
  for (const { holder, state, bound } of holdings) {
    const own = new Map([[HELD, standingRank({ state, bound })]]);
    found.set(holder, bestStandings([found.get(holder) ?? new Map(), own]));
  }
  return found;
}

async function rowsOf(
  context: CypherContext,
  rows: WorldRows,
  entitlement: OfRoles,
  entries: readonly Entry[],
  options: AskOptions | undefined,
): Promise<PrincipalAccess[]> {
  const whole = { shown: entries.map(({ key }) => key), named: [], facts: [] };
  const { nodes } = (await context.graph.one("cite", whole, options)) as unknown as WorldRows;
  const relations = entries.flatMap(({ user }) => user?.relations ?? []);
  const world = worldOf(context, united(rows, { nodes, relations }));
  const holdings = holdingsOf(world, entitlement);
  const permissions = permissionsOf(world, entitlement);
  return entries.map(({ key }) => {
    const acting = world.closures.holdersOf(key);
    const held = holdings.filter(({ holder }) => acting.has(holder));
    const rank = Math.min(...held.map((one) => rankOf(world, key, one)));
    return holdingRow(world, permissions, key, held, rank);
  });
}

/** Lists of users, roles and groups whose unread part might hold a relation that makes somebody a holder. */
const LISTS = ["users", "role-members", "group-members", "group-admins"] as const;

const USERS = { kinds: ["user"], classes: [] } as const;

/** Where these were read to their end only roles of products could add a holder; where not, the index finds what could. */
async function completenessOfHolders(
  context: CypherContext,
  request: HoldersRequest,
  options: AskOptions | undefined,
): Promise<Completeness> {
  const { coverage } = context;
  const { entitlement, filter } = request;
  if (!asksFor(filter, "user")) return completenessOf(coverage, [], new Map(), USERS);
  if (LISTS.every((list) => coverage.complete(list))) {
    const isOpen = entitlement.kind === "privilege" && mayBeHeldUnread(context, entitlement.code);
    return completenessOf(coverage, isOpen ? ["product-roles"] : [], await context.gapReasons(), USERS);
  }
  const index = await context.index();
  return (await index.holders({ ...request, page: { first: 1, after: null } }, options)).completeness;
}
