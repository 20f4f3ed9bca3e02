import type { Counts } from "../../access/answers.ts";
import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { ACCESS_STATES, type Standing, standingRank, worseState } from "../../model/states.ts";
import { pairBest } from "./access-rows.ts";
import { HeldGrants } from "./held-grants.ts";
import type { FoundTarget } from "./targets.ts";
import type { World } from "./world.ts";

/** The shared recordings that are rows of their own: those that no larger target holds. */
export interface SharedRows {
  /** Keys of the pseudo-principals that they are shared with. */
  readonly holders: readonly string[];
  /** Of whom a larger target has all recordings. */
  readonly hosts: readonly string[];
  /** Keys of groups of whose members a larger target has all recordings. */
  readonly groups: readonly string[];
}

/** Where an engine finds shared recordings. */
export interface SharedReader {
  count(rows: SharedRows, options?: AskOptions): Promise<number>;
  /** The first of the rows after a key, in the order of keys, and what they are written from. */
  after(
    rows: SharedRows,
    page: { readonly after: string; readonly limit: number },
    options?: AskOptions,
  ): Promise<FoundShared>;
}

export interface FoundShared {
  readonly keys: readonly string[];
  readonly world: World;
}

/** The shared recordings that are rows of effectiveAccess, of which there may be many: counted, and only those of a page read. */
export interface SharedTargets {
  /** What the rows are written from. */
  readonly world: World;
  /** Those after the page's cursor, in the order of keys, one more than the page has at most. */
  readonly rows: readonly FoundTarget[];
  /** How many there are, and how many of them the asked states leave. */
  readonly total: number;
  readonly listed: number;
  /** What each of them counts as. */
  readonly state: keyof Counts;
  readonly hasPrevious: boolean;
}

const CLASS = "Recording";

export async function sharedTargets(
  reader: SharedReader,
  held: HeldGrants,
  { permissions, classes, states, targets, page }: EffectiveAccessRequest,
  options?: AskOptions,
): Promise<SharedTargets> {
  const { world, principal } = held;
  const standing = shareStanding(world, principal);
  const none = { world, rows: [], total: 0, listed: 0, state: countOf(standing), hasPrevious: false };
  const isAsked = (permissions?.includes("DataRead") ?? true) && (classes?.includes(CLASS) ?? true);
  const sought = isAsked && targets === "MAXIMAL" ? soughtRows(held, standing) : undefined;
  if (sought === undefined) return none;
  const isListed = (states ?? ACCESS_STATES).includes(standing.state);
  const after = page.after ?? "";
  const [total, found, first] = await Promise.all([
    reader.count(sought, options),
    isListed ? reader.after(sought, { after, limit: page.first + 1 }, options) : undefined,
    isListed && after !== "" ? reader.after(sought, { after: "", limit: 1 }, options) : undefined,
  ]);
  if (found === undefined) return { ...none, total };
  const near = found.world === world ? held : new HeldGrants(found.world, principal);
  const rows = found.keys.map((key) => {
    const target = found.world.resource(key, "resource");
    return { target, best: pairBest(found.world, principal, target, ["DataRead"], near.options) };
  });
  const firstKey = first?.keys[0];
  return {
    ...none,
    world: found.world,
    rows,
    total,
    listed: total,
    hasPrevious: firstKey !== undefined && firstKey <= after,
  };
}

/** What a link gives the principal. */
function shareStanding({ account }: World, principal: string): Standing {
  const state = account.gated(CLASS) ? "GATED" : "ACTIVE";
  return { state: account.isDormant(principal) ? worseState(state, "DORMANT") : state, bound: "EXACT" };
}

function countOf({ state }: Standing): keyof Counts {
  return state.toLowerCase() as keyof Counts;
}

/** Undefined where no recording is a row of its own: links give apps nothing, and what a larger target gives as well is no row. */
function soughtRows(held: HeldGrants, standing: Standing): SharedRows | undefined {
  const { world, principal } = held;
  const { account, resources } = world;
  if (account.isApp(principal) || !account.catalog.classes.has(CLASS)) return undefined;
  const holders = world.holders(principal, true);
  const hosts: string[] = [];
  const groups: string[] = [];
  const seen = new Set<string>();
  for (const key of held.targets([CLASS], false)) {
    const described = resources.of(key);
    const target = described === undefined ? undefined : world.asOwnSet(described, principal);
    if (target === undefined || seen.has(target.key)) continue;
    seen.add(target.key);
    const [best] = pairBest(world, principal, target, ["DataRead"], held.options);
    if (best === undefined || best[1].rank > standingRank(standing)) continue;
    if (target.level === "account") return undefined;
    if (target.level === "user") hosts.push(...target.owners);
    if (target.level === "group") groups.push(...target.owners);
  }
  return { holders: holders.filter((holder) => world.isPseudo(holder)), hosts, groups };
}
