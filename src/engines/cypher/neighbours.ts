import type { Neighbour, Page } from "../../access/answers.ts";
import type { AskOptions, NeighboursRequest } from "../../access/engine.ts";
import { neighbourKey } from "../../access/neighbours.ts";
import { RELATIONS } from "../../model/relations.gen.ts";
import { integer } from "../../store/neo4j/database.ts";
import { relationSections } from "../answers/listing-sections.ts";
import { nodeView } from "../answers/node-views.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import { lookupPage } from "./lookup-page.ts";
import type { NodeRow } from "./world-rows.ts";

/** The last is that of relations that the model does not know. */
const TYPES = [...RELATIONS.map(({ relation }) => relation), "WHOCAN_RELATION"].join("|");

interface NeighbourRow {
  readonly direction: "out" | "in";
  readonly relation: string;
  readonly key: string;
  readonly sections: readonly string[];
}

/** The relations of a node, as the sources said them. */
export async function neighbours(
  context: CypherContext,
  { key, page }: NeighboursRequest,
  options?: AskOptions,
): Promise<Page<Neighbour>> {
  const parameters = { key, after: page.after ?? "", limit: integer(page.first + 1) };
  const row = await context.graph.one("neighbours", parameters, { ...options, names: { TYPES } });
  const nodes = row["nodes"] as readonly NodeRow[];
  const world = worldOf(context, { nodes, relations: [], owners: row["owners"] as readonly string[] });
  const rows = (row["rows"] as readonly NeighbourRow[]).map(({ direction, relation, key: other, sections }) => {
    return { direction, relation, node: nodeView(world, other), sections };
  });
  const sections = relationSections((row["kind"] as string | null) ?? undefined);
  const listed = { rows, total: Number(row["total"]), hasPrevious: row["hasPrevious"] === true, sections };
  return lookupPage(context, listed, neighbourKey, page);
}
