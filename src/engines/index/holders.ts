import type { Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, Entitlement, HoldersRequest } from "../../access/engine.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import { WhocanError } from "../../lib/errors.ts";
import { append } from "../../lib/maps.ts";
import { compareBytes } from "../../model/facts.ts";
import { standingOfRank } from "../../model/states.ts";
import { asksFor, Counter, chooses, DEFAULT_STATES } from "../answers/access-rows.ts";
import { completenessOf } from "../answers/completeness.ts";
import { holdingRow } from "../answers/holding-rows.ts";
import { type Holding, holdingsOf, rankOf } from "../answers/holdings.ts";
import { keysetSlice } from "../answers/paging.ts";
import { checkSignal, type World } from "../answers/world.ts";
import { ANY_ROLE, isNewTo, type UnreadThing, unreadUserExtents } from "./gaps/unread-things.ts";

/** Answers holders: who has a privilege, a scope, a role or a group, through whatever leads to it. */
export function holders(
  world: World,
  things: readonly UnreadThing[],
  request: HoldersRequest,
  options: AskOptions | undefined,
): Page<PrincipalAccess> {
  const { entitlement, filter } = request;
  if (filter.origins !== undefined) {
    throw new WhocanError("BAD_ARGUMENT", "Holders cannot be chosen by origins.", { field: "filter.origins" });
  }
  const holdings = holdingsOf(world, entitlement);
  const byPrincipal = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const principals = world.account.isApp(holding.holder) ? [holding.holder] : world.closures.actingAs(holding.holder);
    for (const principal of principals) {
      if (!world.account.isUser(principal) && !world.account.isApp(principal)) continue;
      append(byPrincipal, principal, holding);
    }
  }
  const counter = new Counter();
  const actives = new Set<string>();
  const states = filter.states ?? DEFAULT_STATES;
  const rows: { principal: string; held: Holding[]; rank: number }[] = [];
  for (const principal of [...byPrincipal.keys()].sort(compareBytes)) {
    checkSignal(options);
    if (!chooses(world, filter, principal)) continue;
    const held = byPrincipal.get(principal) as Holding[];
    const rank = Math.min(...held.map((holding) => rankOf(world, principal, holding)));
    counter.add(rank);
    if (standingOfRank(rank).state === "ACTIVE") actives.add(principal);
    if (states.includes(standingOfRank(rank).state)) rows.push({ principal, held, rank });
  }
  const isActive = (principal: string) => actives.has(principal);
  const slice = keysetSlice(rows, ({ principal }) => principal, request.page);
  return {
    ...slice,
    rows: slice.rows.map(({ principal, held, rank }) => holdingRow(world, entitlement, principal, held, rank)),
    totalCount: rows.length,
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
  for (const principal of word === "app" ? world.apps : world.users) {
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
