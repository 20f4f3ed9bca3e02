import type { Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, WhoCanRequest } from "../../access/engine.ts";
import { parseSetKey } from "../../model/keys.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { standingOfRank } from "../../model/states.ts";
import { DEFAULT_STATES, pairBest, rowWitness, toRow } from "../answers/access-rows.ts";
import { cite } from "./cite.ts";
import type { CypherContext } from "./context.ts";
import { united, worldOf } from "./graph-world.ts";
import { type AskedResource, readAsked } from "./who-can-asked.ts";
import { userConditions } from "./who-can-conditions.ts";
import { completenessOfWhoCan } from "./who-can-gaps.ts";
import { type Entry, entriesOf } from "./who-can-page.ts";
import { bestStandings, dormantStandings, isLeft, type Standings, Tally } from "./who-can-standings.ts";
import { countUsers, type UserSearch } from "./who-can-users.ts";

/**
 * Answers whoCan: what is granted on the resource, then the users that are led to it, counted by what leads them there and paged by
 * their keys.
 */
export async function whoCan(
  context: CypherContext,
  request: WhoCanRequest,
  options?: AskOptions,
): Promise<Page<PrincipalAccess>> {
  if (isLeftToIndex(context, request)) return (await context.index()).whoCan(request, options);
  const asked = await readAsked(context, request, options);
  const states = request.filter.states ?? DEFAULT_STATES;
  const search = searchOf(context, asked, request, options);
  const apart = [...asked.apart].filter(([, standings]) => isLeft(standings, states)).map(([key]) => key);
  const isRow = ({ node, sorts, dormant }: { node: { key: string }; sorts: readonly number[]; dormant: boolean }) =>
    !asked.apart.has(node.key) && isLeft(standingsOf(asked, sorts, dormant), states);
  const [tally, page, completeness] = await Promise.all([
    tallyOf(asked, search, new Tally(states)),
    entriesOf({ apart, search, isRow }, request.page),
    completenessOfWhoCan(context, asked, request, search, options),
  ]);
  return {
    rows: await rowsOf(context, asked, request, page.entries, options),
    next: page.next,
    hasPrevious: page.hasPrevious,
    totalCount: tally.total,
    counts: tally.counts,
    completeness,
    revision: context.revision.number,
    engine: "cypher",
  };
}

/**
 * Whether the index is asked: where parts may be as many as things are shared, or as users are in two groups. Of a node, and of what
 * members own, nothing is reached that is not the whole, nor of a user's set whose things have no hosts.
 */
function isLeftToIndex({ catalog }: CypherContext, { extent, resource, expand }: WhoCanRequest): boolean {
  const set = extent === "ANY" ? parseSetKey(resource) : undefined;
  if (set === undefined || set.level === "own") return false;
  if (KINDS.some(({ resourceClass, ownedBy }) => resourceClass === set.className && ownedBy === "HOSTED_BY"))
    return true;
  const followsOwn = expand && catalog.classes.get(set.className)?.belongsTo === "user";
  return set.level === "group" || (set.level === "account" && followsOwn);
}

function searchOf(
  context: CypherContext,
  asked: AskedResource,
  { filter }: WhoCanRequest,
  options: AskOptions | undefined,
): UserSearch | null {
  const { nesting, carriers } = asked;
  const conditions = userConditions(nesting, filter);
  if (conditions === undefined || asked.resource.class === null) return null;
  return {
    context,
    nesting,
    carriers,
    everybody: asked.everybody.size > 0,
    conditions,
    options,
  };
}

/** What a user has that holds carriers of these sorts. */
function standingsOf({ carriers, everybody }: AskedResource, sorts: readonly number[], dormant: boolean): Standings {
  const standings = bestStandings([everybody, carriers.standings(sorts)]);
  return dormant ? dormantStandings(standings) : standings;
}

/** Counts whom was looked at one by one, and all others by what they hold. */
async function tallyOf(asked: AskedResource, search: UserSearch | null, tally: Tally): Promise<Tally> {
  for (const standings of asked.apart.values()) tally.add(standings);
  if (search === null) return tally;
  for (const { sorts, dormant, users } of await countUsers(search)) {
    tally.add(standingsOf(asked, sorts, dormant), users);
  }
  const { account } = asked.world;
  for (const key of asked.apart.keys()) {
    if (!account.isUser(key)) continue;
    const sorts = asked.carriers.sortsOf([...account.to("HAS_ROLE", key), ...account.to("MEMBER_OF", key)]);
    tally.add(standingsOf(asked, sorts, account.isDormant(key)), -1);
  }
  return tally;
}

async function rowsOf(
  context: CypherContext,
  asked: AskedResource,
  request: WhoCanRequest,
  entries: readonly Entry[],
  options: AskOptions | undefined,
): Promise<PrincipalAccess[]> {
  const users = entries.flatMap(({ user }) => user ?? []);
  const found = { nodes: users.map(({ node }) => node), relations: users.flatMap(({ relations }) => relations) };
  const world = worldOf(context, united(asked.rows, found));
  const resource = world.resource(request.resource, "resource");
  const states = request.filter.states ?? DEFAULT_STATES;
  const rows = entries.map(({ key }) => {
    const best = pairBest(world, key, resource, request.permissions, asked.pair).filter(([, { rank }]) =>
      states.includes(standingOfRank(rank).state),
    );
    return { best, witness: rowWitness(world, key, resource, best, asked.pair) };
  });
  const parts = rows.flatMap(({ best }) => best.flatMap(([, one]) => one.parts));
  const shown = [...new Set([...entries.map(({ key }) => key), ...parts])];
  const cited = await cite(context, { shown, proofs: rows.map(({ witness }) => witness) }, options);
  return rows.map(({ best, witness }) => toRow(cited, best, witness));
}
