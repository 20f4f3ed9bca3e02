import type { Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, WhoCanRequest } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
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
import { keysetSlice } from "../answers/paging.ts";
import type { Best, PairOptions } from "../answers/pair.ts";
import { type ProofFilter, proofFilter } from "../answers/proof-filter.ts";
import type { Resource } from "../answers/resources.ts";
import { checkSignal, type World } from "../answers/world.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { unreadUserExtents } from "./gaps/unread-things.ts";

interface FoundRow {
  readonly principal: string;
  readonly best: readonly [Permission, Best][];
}

/** Answers whoCan: candidates by the grants, each looked at whole, then filtered, counted and paged. */
export function whoCan(
  world: World,
  gaps: GapFinder,
  request: WhoCanRequest,
  options: AskOptions | undefined,
): Page<PrincipalAccess> {
  const resource = world.resource(request.resource, "resource");
  const pair: PairOptions = {
    extent: request.extent,
    proofs: proofFilter(request.filter.origins, request.entitlement),
    followPseudo: request.expand,
  };
  const counter = new Counter();
  const states = request.filter.states ?? DEFAULT_STATES;
  const found: FoundRow[] = [];
  const actives = new Map<string, ReadonlySet<Permission>>();
  for (const principal of candidates(world, resource, request)) {
    checkSignal(options);
    if (!chooses(world, request.filter, principal)) continue;
    const best = pairBest(world, principal, resource, request.permissions, pair);
    if (best.length === 0) continue;
    counter.add(bestEntry(best)[1].rank);
    actives.set(principal, new Set(best.filter(([, { rank }]) => isActive(rank)).map(([permission]) => permission)));
    const left = best.filter(([, { rank }]) => states.includes(standingOfRank(rank).state));
    if (left.length > 0) found.push({ principal, best: left });
  }
  const { rows, next, hasPrevious } = keysetSlice(found, ({ principal }) => principal, request.page);
  const sections = collectGaps(world, gaps, resource, request, actives, pair.proofs, options);
  const kinds = (["user", "app"] as const).filter((kind) => asksFor(request.filter, kind));
  return {
    rows: rows.map(({ principal, best }) => toRow(world, best, rowWitness(world, principal, resource, best, pair))),
    next,
    hasPrevious,
    totalCount: found.length,
    counts: counter.counts,
    completeness: completenessOf(world.account.coverage, sections, gaps.reasons, kinds),
    revision: world.revision.number,
    engine: "index",
  };
}

function isActive(rank: number): boolean {
  return standingOfRank(rank).state === "ACTIVE";
}

/** Every principal that some grant over the resource's class might reach it by, in byte order. */
function candidates(world: World, resource: Resource, { expand }: WhoCanRequest): string[] {
  const found = new Set<string>();
  const holders = new Set<string>();
  for (const holder of resource.class === null ? [] : world.grants.holdersOver(resource.class.name))
    holders.add(holder);
  for (const holder of holders) {
    if (world.isPseudo(holder)) {
      if (expand) for (const user of world.users) found.add(user);
      else found.add(holder);
    } else if (world.account.isUser(holder) || world.account.isApp(holder)) found.add(holder);
    else for (const user of world.closures.actingAs(holder)) if (world.account.isUser(user)) found.add(user);
  }
  if (resource.level === "node" || resource.level === "user") {
    for (const owner of resource.owners) if (world.account.isUser(owner)) found.add(owner);
  }
  return [...found].sort(compareBytes);
}

/** The union over the chosen principals, of the permissions in which they are not active. */
function collectGaps(
  world: World,
  gaps: GapFinder,
  resource: Resource,
  { permissions, extent, filter, expand }: WhoCanRequest,
  actives: ReadonlyMap<string, ReadonlySet<Permission>>,
  proofs: ProofFilter,
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
  const chosen = [...pseudo, ...world.users, ...world.apps].filter(
    (principal) => chooses(world, filter, principal) && (dormantToo || !world.account.isDormant(principal)),
  );
  for (const permission of permissions ?? PERMISSIONS) {
    const asked = { permission, resource, extent, proofs };
    const relevant = gaps.relevant(asked);
    for (const principal of chosen) {
      checkSignal(options);
      if ([...relevant].every((section) => found.has(section))) break;
      if (!actives.get(principal)?.has(permission)) gaps.collect(principal, asked, found);
    }
  }
  return found;
}
