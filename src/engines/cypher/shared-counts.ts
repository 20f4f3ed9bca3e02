import type { Graph } from "./graph.ts";

/** How many recordings are shared, by the ways in which they are. */
export type SharedCounts = ReadonlyMap<string, number>;

export async function readSharedCounts(graph: Graph): Promise<SharedCounts> {
  const { shares } = await graph.one("shared-recordings");
  return new Map((shares as { value: string; count: number }[]).map(({ value, count }) => [value, count]));
}
