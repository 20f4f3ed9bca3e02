import type { Catalog } from "../../catalog/catalog.ts";
import { UNREAD_SHARES } from "../../derive/grants/share-links.ts";
import { productRolesReason } from "../../derive/product-roles.ts";
import { compareBytes } from "../../model/facts.ts";
import type { Graph } from "./graph.ts";

/** Why gaps are gaps, by their sections, where it is not the coverage that says so. */
export type GapReasons = ReadonlyMap<string, string>;

export interface ReasonedAccount {
  readonly graph: Graph;
  readonly catalog: Catalog;
  /** Products that it is known to lack. */
  readonly lacks: readonly string[];
}

/** As the index has them: of several reasons the first in byte order. */
export async function readGapReasons(input: ReasonedAccount): Promise<GapReasons> {
  const { reasons } = await input.graph.one("gap-reasons");
  const [first] = [...(reasons as string[])].sort(compareBytes);
  const known = [
    ["recording-shares", UNREAD_SHARES],
    ["product-roles", productRolesReason(input)],
  ] as const;
  return new Map(first === undefined ? known : [...known, ["catalog", first]]);
}
