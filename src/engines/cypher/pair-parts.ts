import type { NodeView } from "../../access/answers.ts";
import type { AskOptions } from "../../access/engine.ts";
import { parseSetKey } from "../../model/keys.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { type Pair, pairParts } from "../answers/pair-answers.ts";
import type { Resource } from "../answers/resources.ts";
import type { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { united, worldOf } from "./graph-world.ts";
import type { Nesting } from "./who-can-nesting.ts";
import type { WorldRows } from "./world-rows.ts";

interface Found {
  readonly world: World;
  readonly pair: Pair;
}

/** Of the account's set everything is a part that is in no larger one: how groups are nested says no more. */
const NO_NESTING: Nesting = {
  relations: [],
  nodes: [],
  withLeading: (groups) => groups,
  usersOf: () => 0,
  usersOfAll: () => 0,
};

/**
 * What a principal has of a set that it does not have as a whole; `read`: what was read of the pair. Of a node there is nothing that is
 * not the whole, nor of the members' own where it is no user that is asked about.
 */
export async function partsOf(
  context: CypherContext,
  read: WorldRows,
  { world, pair }: Found,
  options: AskOptions | undefined,
): Promise<NodeView[]> {
  const { permission, resource } = pair;
  if (resource.level === "node" || resource.level === "own" || resource.class === null) return [];
  const nesting = resource.level === "account" ? NO_NESTING : await context.nesting();
  const parameters = await partsParameters(context, nesting, read, { world, pair });
  const names = { PERMISSION: permission };
  const more = (await context.graph.one("can-parts", parameters, { ...options, names })) as unknown as WorldRows;
  const common = await overlapOf(context, nesting, more, pair, options);
  const rows = [more, { nodes: nesting.nodes, relations: nesting.relations }, common].reduce(united, read);
  return pairParts(worldOf(context, rows), pair);
}

async function partsParameters(context: CypherContext, nesting: Nesting, read: WorldRows, { world, pair }: Found) {
  const { principal, resource } = pair;
  const { level } = resource;
  const className = resource.class?.name ?? "";
  const ours = nesting.withLeading(resource.owners);
  const holders = world.holders(principal, true);
  const mayBeShared = isHosted(resource);
  // What is shared by links is hosted by somebody: of other classes pseudo-principals have the members' own alone.
  const fromHosts = mayBeShared && level !== "account" && (await areFewer(context, nesting, ours));
  const isAnchored = (holder: string) => world.isPseudo(holder) && (fromHosts || !mayBeShared);
  return {
    class: className,
    level,
    ours,
    own: context.keys.ownSet(className),
    holders: holders.filter((holder) => !isAnchored(holder)),
    pseudo: holders.filter(isAnchored),
    hosts: fromHosts ? ours : [],
    known: [...new Set(read.grants?.map(({ target }) => target))],
    firstMember: principal === context.members && level === "group",
  };
}

/** Whether there are fewer hosts than shared things: then these are looked for from the hosts. */
async function areFewer(context: CypherContext, nesting: Nesting, hosts: readonly string[]): Promise<boolean> {
  const shares = await context.sharedCounts();
  return nesting.usersOfAll(hosts) < [...shares.values()].reduce((sum, count) => sum + count, 0);
}

const NOTHING: WorldRows = { nodes: [], relations: [] };

/** What the set has in common with sets of other groups and users, found from where fewer users are: either may be a hub. */
async function overlapOf(
  context: CypherContext,
  nesting: Nesting,
  { grants = [] }: WorldRows,
  { principal, resource }: Pair,
  options: AskOptions | undefined,
): Promise<WorldRows> {
  const { level, owners } = resource;
  const ofUsers = level === "group" && resource.class?.belongsTo === "user";
  const hosted = level !== "account" && isHosted(resource);
  const targets = grants.flatMap(({ target }) => ownerOf(target, principal) ?? []);
  if (targets.length === 0 || !(ofUsers || hosted)) return NOTHING;
  const theirs = nesting.withLeading(targets);
  const ours = nesting.withLeading(owners);
  const oursAreFewer = nesting.usersOfAll(ours) <= nesting.usersOfAll(theirs);
  const [few, many] = oursAreFewer ? [ours, theirs] : [theirs, ours];
  return (await context.graph.one("can-overlap", { few, many, ofUsers, hosted }, options)) as unknown as WorldRows;
}

/** The members' own is the principal's. */
function ownerOf(target: string, principal: string): string | null | undefined {
  const set = parseSetKey(target);
  return set?.level === "own" ? principal : set?.owner;
}

function isHosted({ class: resourceClass }: Resource): boolean {
  return KINDS.some((kind) => kind.resourceClass === resourceClass?.name && kind.ownedBy === "HOSTED_BY");
}
