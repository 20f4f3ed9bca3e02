import type { Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, HoldersRequest } from "../../access/engine.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import { mayBeHeldUnread } from "../../derive/product-roles.ts";
import type { Bits } from "../../lib/bits.ts";
import { WhocanError } from "../../lib/errors.ts";
import { standingOfRank, standingRank } from "../../model/states.ts";
import { asksFor, Counter, chooses, DEFAULT_STATES } from "../answers/access-rows.ts";
import { completenessOf } from "../answers/completeness.ts";
import { holdingRow, permissionsOf } from "../answers/holding-rows.ts";
import { type Holding, holdingsOf, rankOf } from "../answers/holdings.ts";
import { checkSignal } from "../answers/world.ts";
import { chosenUsers } from "./chosen-users.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import {
  ANY_ROLE,
  type Join,
  mayHaveMoreMembers,
  mayJoin,
  type UnreadThing,
  unreadUserExtents,
} from "./gaps/unread-things.ts";
import { principalPage } from "./principal-page.ts";
import { UsersByRank } from "./users-by-rank.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Answers holders: who has a privilege, a scope, a role or a group, through whatever leads to it. */
export function holders(
  world: WholeWorld,
  { things, reasons }: GapFinder,
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
  const unsure = {
    users: chosen.clone().drop(active),
    apps: world.apps.filter((app) => {
      const rank = apps.get(app);
      return rank === undefined || standingOfRank(rank).state !== "ACTIVE";
    }),
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
      gapSections(world, request, holdings, things, unsure, options),
      reasons,
      { kinds: [entitlement.kind === "scope" ? "app" : "user"], classes: [] },
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

/** Sections whose unread part could add a holder, known or not: `unsure` are those who do not hold it for certain. */
function gapSections(
  world: WholeWorld,
  { entitlement, filter }: HoldersRequest,
  holdings: readonly Holding[],
  things: readonly UnreadThing[],
  unsure: { readonly users: Bits; readonly apps: readonly string[] },
  options: AskOptions | undefined,
): Set<string> {
  const found = new Set<string>();
  const { account, userSets } = world;
  if (entitlement.kind === "scope") {
    if (!asksFor(filter, "app")) return found;
    for (const list of ["apps", "apps-approved"]) if (!account.coverage.planned(list)) found.add(list);
    if (unsure.apps.some((app) => isUnreadApp(account, app) && chooses(world, filter, app))) found.add("app");
    return found;
  }
  if (!asksFor(filter, "user")) return found;
  if (entitlement.kind === "privilege" && mayBeHeldUnread(account, entitlement.code)) found.add("product-roles");
  if (unreadUserExtents(world).length > 0) found.add("users");
  if (mayHaveMoreMembers(things, filter.groups)) found.add("group-members");
  const dormantToo = filter.states?.includes("DORMANT") ?? false;
  const users = dormantToo ? unsure.users : unsure.users.clone().drop(userSets.dormant);
  const holders = new Set(holdings.map(({ holder }) => holder));
  const opens = (joined: ReadonlySet<string>) =>
    (entitlement.kind === "privilege" && joined.has(ANY_ROLE)) || [...joined].some((holder) => holders.has(holder));
  for (const thing of things) {
    if (found.has(thing.section)) continue;
    const joins = thing.joins.filter((join) => opens(join.holders));
    if (joins.length > 0 && someJoins(world, users, joins, thing, options)) found.add(thing.section);
  }
  return found;
}

function someJoins(
  { account, userSets }: WholeWorld,
  users: Bits,
  joins: readonly Join[],
  thing: UnreadThing,
  options: AskOptions | undefined,
): boolean {
  for (const number of users.from()) {
    checkSignal(options);
    if (joins.some((join) => mayJoin(account, userSets.key(number), join, thing))) return true;
  }
  return false;
}
