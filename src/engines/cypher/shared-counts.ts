import type { Graph } from "./graph.ts";

/** How many recordings there are, and how many of them are shared, by the ways in which they are. */
export interface SharedCounts {
  readonly recordings: number;
  readonly shares: ReadonlyMap<string, number>;
}

export async function readSharedCounts(graph: Graph): Promise<SharedCounts> {
  const { recordings, shares } = await graph.one("shared-recordings");
  const counts = (shares as { value: string; count: number }[]).map(({ value, count }) => [value, count] as const);
  return { recordings: Number(recordings), shares: new Map(counts) };
}
