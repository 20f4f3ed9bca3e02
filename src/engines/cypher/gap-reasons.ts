import { UNREAD_SHARES } from "../../derive/grants/share-links.ts";
import { productRolesReason } from "../../derive/product-roles.ts";
import { compareBytes } from "../../model/facts.ts";
import type { CypherInput } from "./context.ts";

/** Why gaps are gaps, by their sections, where it is not the coverage that says so. */
export type GapReasons = ReadonlyMap<string, string>;

/** As the index has them: of several reasons the first in byte order. */
export async function readGapReasons(input: Pick<CypherInput, "graph" | "catalog" | "lacks">): Promise<GapReasons> {
  const { reasons } = await input.graph.one("gap-reasons");
  const [first] = [...(reasons as string[])].sort(compareBytes);
  const known = [
    ["recording-shares", UNREAD_SHARES],
    ["product-roles", productRolesReason(input)],
  ] as const;
  return new Map(first === undefined ? known : [...known, ["catalog", first]]);
}
