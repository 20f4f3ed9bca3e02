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
  const values = valuesOf(context, rows);
  const all = await countAll(context, values);
  const { hosts, groups } = rows;
  if (all === 0 || (hosts.length === 0 && groups.length === 0)) return all;
  const { hidden } = await context.graph.one("effective-access-hidden", { values, hosts, groups }, options);
  return all - Number(hidden);
}

async function sharedAfter(
  context: CypherContext,
  rows: SharedRows,
  { after, limit }: { readonly after: string; readonly limit: number },
  options?: AskOptions,
): Promise<WorldRows> {
  const { holders, hosts, groups } = rows;
  const values = valuesOf(context, rows);
  const parameters = { holders, values, hosts, groups, after, limit: integer(limit) };
  return (await context.graph.one("effective-access-shares", parameters, options)) as unknown as WorldRows;
}

function valuesOf({ everyone, members }: CypherContext, { holders }: SharedRows): string[] {
  return [...(holders.includes(everyone) ? ["publicly"] : []), ...(holders.includes(members) ? ["internally"] : [])];
}

async function countAll(context: CypherContext, values: readonly string[]): Promise<number> {
  const shares = await context.sharedCounts();
  return values.reduce((sum, value) => sum + (shares.get(value) ?? 0), 0);
}
