import type { Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, WhoCanRequest } from "../../access/engine.ts";
import { Bits } from "../../lib/bits.ts";
import { PERMISSIONS, type Permission } from "../../model/permissions.ts";
import { standingOfRank } from "../../model/states.ts";
import {
  asksFor,
  bestEntry,
  Counter,
  chooses,
  DEFAULT_STATES,
  pairBest,
  rowWitness,
  toRow,
} from "../answers/access-rows.ts";
import { completenessOf } from "../answers/completeness.ts";
import { proofFilter } from "../answers/proof-filter.ts";
import { checkSignal } from "../answers/world.ts";
import { chosenUsers } from "./chosen-users.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { unreadUserExtents } from "./gaps/unread-things.ts";
import { principalPage } from "./principal-page.ts";
import { type AskedAccess, reachingUsers } from "./reaching-users.ts";
import { UsersByRank } from "./users-by-rank.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Who has what, before a filter by states: users as sets, apps and pseudo-principals one by one. */
interface Found {
  readonly chosen: Bits;
  readonly users: ReadonlyMap<Permission, UsersByRank>;
  readonly others: ReadonlyMap<string, ReturnType<typeof pairBest>>;
}

/** Answers whoCan: sets of users by the grants, counted as sets; the rows of the page are looked at one by one. */
export function whoCan(
  world: WholeWorld,
  gaps: GapFinder,
  request: WhoCanRequest,
  options: AskOptions | undefined,
): Page<PrincipalAccess> {
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
  const isLeft = ([, { rank }]: ReturnType<typeof pairBest>[number]) => states.includes(standingOfRank(rank).state);
  const found = findPrincipals(world, asked, request, options);
  const listed = new Bits(world.userSets.all.size);
  for (const byRank of found.users.values()) listed.addAll(byRank.inStates(states, listed.size));
  listed.keep(found.chosen);
  const others = [...found.others].filter(([, best]) => best.some(isLeft)).map(([key]) => key);
  const page = principalPage(world.userSets, listed, others, request.page);
  const kinds = (["user", "app"] as const).filter((kind) => asksFor(request.filter, kind));
  const sections = collectGaps(world, gaps, asked, request, found, options);
  return {
    rows: page.keys.map((key) => {
      const best = found.others.get(key) ?? pairBest(world, key, asked.resource, request.permissions, asked.pair);
      const left = best.filter(isLeft);
      return toRow(world, left, rowWitness(world, key, asked.resource, left, asked.pair));
    }),
    next: page.next,
    hasPrevious: page.hasPrevious,
    totalCount: listed.count + others.length,
    counts: countBest(found),
    completeness: completenessOf(world.account.coverage, sections, gaps.reasons, kinds),
    revision: world.revision.number,
    engine: "index",
  };
}

function findPrincipals(
  world: WholeWorld,
  asked: AskedAccess,
  { permissions, filter, expand }: WhoCanRequest,
  options: AskOptions | undefined,
): Found {
  const { resource, pair } = asked;
  const others = new Map<string, ReturnType<typeof pairBest>>();
  for (const holder of resource.class === null ? [] : world.grants.holdersOver(resource.class.name)) {
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
  { extent, filter, expand }: WhoCanRequest,
  { chosen, users, others }: Found,
  options: AskOptions | undefined,
): Set<string> {
  const found = new Set<string>();
  if (resource.class === null) return found;
  if (asksFor(filter, "user") && unreadUserExtents(world).length > 0) found.add("users");
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
    if (!isDone()) gaps.collectOfUsers(unsure, asked, found, { isDone, check: () => checkSignal(options) });
  }
  return found;
}
