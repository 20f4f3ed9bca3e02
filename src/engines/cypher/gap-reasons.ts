import { UNREAD_SHARES } from "../../derive/grants/share-links.ts";
import { compareBytes } from "../../model/facts.ts";
import type { Graph } from "./graph.ts";

/** Why gaps are gaps, by their sections, where it is not the coverage that says so. */
export type GapReasons = ReadonlyMap<string, string>;

/** As the index has them: of several reasons the first in byte order. */
export async function readGapReasons(graph: Graph): Promise<GapReasons> {
  const { reasons } = await graph.one("gap-reasons");
  const [first] = [...(reasons as string[])].sort(compareBytes);
  const shares = ["recording-shares", UNREAD_SHARES] as const;
  return new Map(first === undefined ? [shares] : [shares, ["catalog", first]]);
}
