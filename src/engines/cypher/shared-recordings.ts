import type { AskOptions } from "../../access/engine.ts";
import { integer } from "../../store/neo4j/database.ts";
import type { SharedReader, SharedRows } from "../answers/shared-targets.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import type { WorldRows } from "./world-rows.ts";

/** Finds shared recordings in the graph; `nodes`: what else the answer's world shows. */
export function sharedReader(context: CypherContext, nodes: WorldRows["nodes"]): SharedReader {
  return {
    count: (rows, options) => countShared(context, rows, options),
    after: async (rows, page, options) => {
      const found = await sharedAfter(context, rows, page, options);
      const world = worldOf(context, { ...found, nodes: [...nodes, ...found.nodes] });
      return { keys: found.nodes.map(({ key }) => key), world };
    },
  };
}

async function countShared(context: CypherContext, rows: SharedRows, options?: AskOptions): Promise<number> {
  const { hosts } = rows;
  const values = valuesOf(context, rows);
  const [all, groups] = await Promise.all([countAll(context, values), groupsOf(context, rows)]);
  if (all === 0 || (hosts.length === 0 && groups.keys.length === 0)) return all;
  const parameters = { values, hosts, groups: groups.keys, fromMembers: groups.users < all };
  const { hidden } = await context.graph.one("effective-access-hidden", parameters, options);
  return all - Number(hidden);
}

async function sharedAfter(
  context: CypherContext,
  rows: SharedRows,
  { after, limit }: { readonly after: string; readonly limit: number },
  options?: AskOptions,
): Promise<WorldRows> {
  const { holders, hosts } = rows;
  const { keys: groups } = await groupsOf(context, rows);
  const parameters = { holders, values: valuesOf(context, rows), hosts, groups, after, limit: integer(limit) };
  return (await context.graph.one("effective-access-shares", parameters, options)) as unknown as WorldRows;
}

/** The groups of whose members a larger target has all recordings, with all that lead to them, and how many users these have. */
async function groupsOf(context: CypherContext, { groups }: SharedRows) {
  if (groups.length === 0) return { keys: groups, users: 0 };
  const nesting = await context.nesting();
  const keys = nesting.withLeading(groups);
  return { keys, users: nesting.usersOfAll(keys) };
}

function valuesOf({ everyone, members }: CypherContext, { holders }: SharedRows): string[] {
  return [...(holders.includes(everyone) ? ["publicly"] : []), ...(holders.includes(members) ? ["internally"] : [])];
}

async function countAll(context: CypherContext, values: readonly string[]): Promise<number> {
  const shares = await context.sharedCounts();
  return values.reduce((sum, value) => sum + (shares.get(value) ?? 0), 0);
}
