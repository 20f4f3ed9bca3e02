import type { Counts } from "../../access/answers.ts";
import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { ACCESS_STATES, type Standing, standingRank, worseState } from "../../model/states.ts";
import { pairBest } from "../answers/access-rows.ts";
import { FOLLOWED } from "../answers/pair-answers.ts";
import type { FoundTarget } from "../answers/targets.ts";
import type { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import type { ReadAccess } from "./read-access.ts";
import { countShared, type SharedRows, sharedAfter } from "./shared-recordings.ts";

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
const WHOLE = { ...FOLLOWED, extent: "ALL" } as const;

export async function sharedTargets(
  context: CypherContext,
  read: ReadAccess,
  { permissions, classes, states, targets, page }: EffectiveAccessRequest,
  options?: AskOptions,
): Promise<SharedTargets> {
  const { world, principal } = read;
  const standing = shareStanding(world, principal);
  const none = { world, rows: [], total: 0, listed: 0, state: countOf(standing), hasPrevious: false };
  const isAsked = (permissions?.includes("DataRead") ?? true) && (classes?.includes(CLASS) ?? true);
  const sought = isAsked && targets === "MAXIMAL" ? soughtRows(context, world, principal, standing) : undefined;
  const total = sought === undefined ? 0 : await countShared(context, sought, options);
  if (sought === undefined || total === 0) return none;
  if (!(states ?? ACCESS_STATES).includes(standing.state)) return { ...none, total };
  const after = page.after ?? "";
  const [found, first] = await Promise.all([
    sharedAfter(context, sought, { after, limit: page.first + 1 }, options),
    after === "" ? undefined : sharedAfter(context, sought, { after: "", limit: 1 }, options),
  ]);
  const shown = worldOf(context, { ...found, nodes: [...read.nodes, ...found.nodes] });
  const rows = found.nodes.map(({ key }) => {
    const target = shown.resource(key, "resource");
    return { target, best: pairBest(shown, principal, target, ["DataRead"], WHOLE) };
  });
  const firstKey = first?.nodes[0]?.key;
  return {
    ...none,
    world: shown,
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
function soughtRows(
  context: CypherContext,
  world: World,
  principal: string,
  standing: Standing,
): SharedRows | undefined {
  const { account, grants, resources } = world;
  if (account.isApp(principal) || !context.catalog.classes.has(CLASS)) return undefined;
  const holders = world.holders(principal, true);
  const hosts: string[] = [];
  const groups: string[] = [];
  const seen = new Set<string>();
  for (const { target: key } of holders.flatMap((holder) => grants.of(holder, CLASS))) {
    const described = resources.of(key);
    const target = described === undefined ? undefined : world.asOwnSet(described, principal);
    if (target === undefined || seen.has(target.key)) continue;
    seen.add(target.key);
    const [best] = pairBest(world, principal, target, ["DataRead"], WHOLE);
    if (best === undefined || best[1].rank > standingRank(standing)) continue;
    if (target.level === "account") return undefined;
    if (target.level === "user") hosts.push(...target.owners);
    if (target.level === "group") groups.push(...target.owners);
  }
  return { holders: holders.filter((holder) => world.isPseudo(holder)), hosts, groups };
}
