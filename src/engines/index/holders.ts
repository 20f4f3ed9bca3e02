import type { Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, Entitlement, HoldersRequest } from "../../access/engine.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import type { Bits } from "../../lib/bits.ts";
import { WhocanError } from "../../lib/errors.ts";
import { standingOfRank, standingRank } from "../../model/states.ts";
import { asksFor, Counter, chooses, DEFAULT_STATES } from "../answers/access-rows.ts";
import { completenessOf } from "../answers/completeness.ts";
import { holdingRow, permissionsOf } from "../answers/holding-rows.ts";
import { type Holding, holdingsOf, rankOf } from "../answers/holdings.ts";
import { checkSignal, type World } from "../answers/world.ts";
import { chosenUsers } from "./chosen-users.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { ANY_ROLE, isNewTo, type UnreadThing, unreadUserExtents } from "./gaps/unread-things.ts";
import { principalPage } from "./principal-page.ts";
import { UsersByRank } from "./users-by-rank.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Answers holders: who has a privilege, a scope, a role or a group, through whatever leads to it. */
export function holders(
  world: WholeWorld,
  { things }: GapFinder,
  request: HoldersRequest,
  options: AskOptions | undefined,
): Page<PrincipalAccess> {
  const { entitlement, filter } = request;
  if (filter.origins !== undefined) {
    throw new WhocanError("BAD_ARGUMENT", "Holders cannot be chosen by origins.", { field: "filter.origins" });
  }
  const holdings = holdingsOf(world, entitlement);
  const users = new UsersByRank();
  for (const holding of holdings) {
    checkSignal(options);
    if (!world.account.isApp(holding.holder)) users.add(standingRank(holding), actingAs(world, holding));
  }
  users.rest(world.userSets.dormant).settle();
  const chosen = chosenUsers(world, filter);
  const apps = appRanks(world, filter, holdings);
  const states = filter.states ?? DEFAULT_STATES;
  const counter = new Counter();
  for (const [rank, some] of users.entries()) counter.add(rank, some.keep(chosen).count);
  for (const rank of apps.values()) counter.add(rank);
  const listed = users.inStates(states, chosen.size);
  const listedApps = [...apps].filter(([, rank]) => states.includes(standingOfRank(rank).state)).map(([key]) => key);
  const page = principalPage(world.userSets, listed, listedApps, request.page);
  const permissions = permissionsOf(world, entitlement);
  const active = users.inStates(["ACTIVE"], chosen.size);
  const isActive = (principal: string) => {
    const number = world.userSets.number(principal);
    if (number !== undefined) return active.has(number);
    const rank = apps.get(principal);
    return rank !== undefined && standingOfRank(rank).state === "ACTIVE";
  };
  return {
    rows: page.keys.map((principal) => {
      const held = holdings.filter((holding) => isHeld(world, principal, holding));
      const rank = Math.min(...held.map((holding) => rankOf(world, principal, holding)));
      return holdingRow(world, permissions, principal, held, rank);
    }),
    next: page.next,
    hasPrevious: page.hasPrevious,
    totalCount: listed.count + listedApps.length,
    counts: counter.counts,
    completeness: completenessOf(
      world.account.coverage,
      gapSections(world, request, holdings, things, isActive),
      new Map(),
      [entitlement.kind === "scope" ? "app" : "user"],
    ),
    revision: world.revision.number,
    engine: "index",
  };
}

function actingAs({ userSets }: WholeWorld, { holder }: Holding): Bits {
  return userSets.actingAs(holder);
}

function isHeld(world: WholeWorld, principal: string, holding: Holding): boolean {
  const number = world.userSets.number(principal);
  return number === undefined ? principal === holding.holder : actingAs(world, holding).has(number);
}

/** The best rank of each app that has the entitlement itself. */
function appRanks(world: WholeWorld, filter: HoldersRequest["filter"], holdings: readonly Holding[]) {
  const ranks = new Map<string, number>();
  for (const holding of holdings) {
    const { holder } = holding;
    if (!world.account.isApp(holder) || !chooses(world, filter, holder)) continue;
    ranks.set(holder, Math.min(ranks.get(holder) ?? Number.POSITIVE_INFINITY, rankOf(world, holder, holding)));
  }
  return ranks;
}

/** Sections whose unread part could add a holder, known or not. */
function gapSections(
  world: World,
  { entitlement, filter }: HoldersRequest,
  holdings: readonly Holding[],
  things: readonly UnreadThing[],
  isActive: (principal: string) => boolean,
): Set<string> {
  const found = new Set<string>();
  const word = entitlement.kind === "scope" ? "app" : "user";
  if (!asksFor(filter, word)) return found;
  if (word === "user" && unreadUserExtents(world).length > 0) found.add("users");
  if (word === "app")
    for (const list of ["apps", "apps-approved"]) if (!world.account.coverage.planned(list)) found.add(list);
  const dormantToo = filter.states?.includes("DORMANT") ?? false;
  for (const principal of word === "app" ? world.apps : things.length === 0 ? [] : world.users) {
    if (isActive(principal) || (world.account.isDormant(principal) && !dormantToo)) continue;
    if (!chooses(world, filter, principal)) continue;
    if (word === "app") {
      if (isUnreadApp(world.account, principal)) found.add("app");
      continue;
    }
    for (const thing of things) {
      if (!found.has(thing.section) && couldHold(world, principal, entitlement, holdings, thing))
        found.add(thing.section);
    }
  }
  return found;
}

function couldHold(
  world: World,
  user: string,
  entitlement: Entitlement,
  holdings: readonly Holding[],
  { section, users, joins }: UnreadThing,
): boolean {
  if (users !== null && !users.has(user)) return false;
  if (section === "users") return true;
  return joins
    .filter((join) => isNewTo(world.account, user, join))
    .some(({ holders: joined }) => {
      if (joined.has(ANY_ROLE) && entitlement.kind === "privilege") return true;
      return holdings.some(({ holder }) => joined.has(holder));
    });
}
