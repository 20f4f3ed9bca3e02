import type { AskOptions } from "../../access/engine.ts";
import { integer } from "../../store/neo4j/database.ts";
import type { CypherContext } from "./context.ts";
import type { WorldRows } from "./world-rows.ts";

/** The shared recordings that are rows of their own: those that no larger target holds. */
export interface SharedRows {
  /** Keys of the pseudo-principals that they are shared with. */
  readonly holders: readonly string[];
  /** Of whom a larger target has all recordings. */
  readonly hosts: readonly string[];
  /** Keys of groups of whose members a larger target has all recordings. */
  readonly groups: readonly string[];
}

export async function countShared(context: CypherContext, rows: SharedRows, options?: AskOptions): Promise<number> {
  const values = valuesOf(context, rows);
  const all = await countAll(context, values);
  const { hosts, groups } = rows;
  if (all === 0 || (hosts.length === 0 && groups.length === 0)) return all;
  const { hidden } = await context.graph.one("effective-access-hidden", { values, hosts, groups }, options);
  return all - Number(hidden);
}

/** The first of the rows after a key. */
export async function sharedAfter(
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
