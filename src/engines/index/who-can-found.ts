import type { Completeness, Counts } from "../../access/answers.ts";
import type { AskOptions, PrincipalsRequest } from "../../access/engine.ts";
import { Bits } from "../../lib/bits.ts";
import { PERMISSIONS, type Permission } from "../../model/permissions.ts";
import { type AccessState, standingOfRank } from "../../model/states.ts";
import { asksFor, bestEntry, Counter, chooses, DEFAULT_STATES, pairBest } from "../answers/access-rows.ts";
import { completenessOf } from "../answers/completeness.ts";
import { holdersToward } from "../answers/pair.ts";
import { proofFilter } from "../answers/proof-filter.ts";
import { classesOf } from "../answers/resources.ts";
import { checkSignal } from "../answers/world.ts";
import { chosenUsers } from "./chosen-users.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { mayHaveMoreMembers, unreadUserExtents } from "./gaps/unread-things.ts";
import { type AskedAccess, reachingUsers } from "./reaching-users.ts";
import { UsersByRank } from "./users-by-rank.ts";
import type { WholeWorld } from "./whole-world.ts";

/** What a principal has of each permission, in their order. */
type PrincipalBest = ReturnType<typeof pairBest>;

/** Who has what, before a filter by states: users as sets, apps and pseudo-principals one by one. */
interface Found {
  readonly chosen: Bits;
  readonly users: ReadonlyMap<Permission, UsersByRank>;
  readonly others: ReadonlyMap<string, PrincipalBest>;
}

/** A whoCan answer before its rows: whom it lists, and what it says about all of them together. */
export interface WhoCanFound {
  readonly asked: AskedAccess;
  readonly states: readonly AccessState[];
  readonly users: Found["users"];
  readonly others: Found["others"];
  /** Users and other principals that have a row. */
  readonly listed: Bits;
  readonly listedOthers: readonly string[];
  readonly totalCount: number;
  readonly counts: Counts;
  readonly completeness: Completeness;
}

/** Finds sets of users by the grants, and counts them as sets: nobody is looked at alone but apps and pseudo-principals. */
export function findWhoCan(
  world: WholeWorld,
  gaps: GapFinder,
  request: PrincipalsRequest,
  options: AskOptions | undefined,
): WhoCanFound {
  const asked: AskedAccess = {
    resource: world.resource(request.resource, "resource"),
    permissions: request.permissions ?? PERMISSIONS,
    pair: {
      extent: request.extent,
      proofs: proofFilter(request.filter.origins, request.entitlement),
      followPseudo: request.expand,
    },
  };
  const states = request.filter.states ?? DEFAULT_STATES;
  const found = findPrincipals(world, asked, request, options);
  const listed = new Bits(world.userSets.all.size);
  for (const byRank of found.users.values()) listed.addAll(byRank.inStates(states, listed.size));
  listed.keep(found.chosen);
  const listedOthers = [...found.others].filter(([, best]) => inStates(best, states).length > 0).map(([key]) => key);
  const kinds = (["user", "app"] as const).filter((kind) => asksFor(request.filter, kind));
  const sections = collectGaps(world, gaps, asked, request, found, options);
  return {
    asked,
    states,
    users: found.users,
    others: found.others,
    listed,
    listedOthers,
    totalCount: listed.count + listedOthers.length,
    counts: countBest(found),
    completeness: completenessOf(world.account.coverage, sections, gaps.reasons, {
      kinds,
      classes: classesOf(asked.resource),
    }),
  };
}

/** The permissions that a filter by states leaves. */
export function inStates(best: PrincipalBest, states: readonly AccessState[]): PrincipalBest {
  return best.filter(([, { rank }]) => states.includes(standingOfRank(rank).state));
}

function findPrincipals(
  world: WholeWorld,
  asked: AskedAccess,
  { permissions, filter, expand }: PrincipalsRequest,
  options: AskOptions | undefined,
): Found {
  const { resource, pair } = asked;
  const others = new Map<string, PrincipalBest>();
  for (const holder of holdersToward(world, resource, pair.extent)) {
    const isOther = world.isPseudo(holder) ? !expand : world.account.isApp(holder);
    if (!isOther || !chooses(world, filter, holder)) continue;
    const best = pairBest(world, holder, resource, permissions, pair);
    if (best.length > 0) others.set(holder, best);
  }
  return { chosen: chosenUsers(world, filter), users: reachingUsers(world, asked, options), others };
}

/** Counts everybody by the best standing of all permissions. */
function countBest({ chosen, users, others }: Found) {
  const best = new UsersByRank();
  for (const byRank of users.values()) for (const [rank, some] of byRank.entries()) best.add(rank, some);
  best.settle();
  const counter = new Counter();
  for (const [rank, some] of best.entries()) counter.add(rank, some.keep(chosen).count);
  for (const entries of others.values()) counter.add(bestEntry(entries)[1].rank);
  return counter.counts;
}

/** The union over the chosen principals, of the permissions in which they are not active. */
function collectGaps(
  world: WholeWorld,
  gaps: GapFinder,
  { resource, permissions, pair }: AskedAccess,
  { extent, filter, expand }: PrincipalsRequest,
  { chosen, users, others }: Found,
  options: AskOptions | undefined,
): Set<string> {
  const found = new Set<string>();
  if (resource.class === null) return found;
  if (asksFor(filter, "user") && unreadUserExtents(world).length > 0) found.add("users");
  if (asksFor(filter, "user") && mayHaveMoreMembers(gaps.things, filter.groups)) found.add("group-members");
  if (asksFor(filter, "app")) {
    for (const section of ["apps", "apps-approved"]) if (!world.account.coverage.planned(section)) found.add(section);
  }
  const dormantToo = filter.states?.includes("DORMANT") ?? false;
  const pseudo = expand ? [] : [world.everyone, world.members];
  const single = [...pseudo, ...world.apps].filter((principal) => chooses(world, filter, principal));
  const meant = dormantToo ? chosen : chosen.clone().drop(world.userSets.dormant);
  for (const permission of permissions) {
    checkSignal(options);
    const asked = { permission, resource, extent, proofs: pair.proofs };
    const relevant = gaps.relevant(asked);
    const isDone = () => [...relevant].every((section) => found.has(section));
    const isActive = ([one, { rank }]: [Permission, { rank: number }]) =>
      one === permission && standingOfRank(rank).state === "ACTIVE";
    for (const principal of single) {
      if (isDone()) break;
      if (!others.get(principal)?.some(isActive)) gaps.collect(principal, asked, found);
    }
    const active = users.get(permission)?.inStates(["ACTIVE"], meant.size);
    const unsure = active === undefined ? meant : meant.clone().drop(active);
    if (!isDone()) gaps.collectOfUsers(unsure, asked, found, options);
  }
  return found;
}
