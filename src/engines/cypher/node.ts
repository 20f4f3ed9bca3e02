import type { NodeView } from "../../access/answers.ts";
import { parseSetKey } from "../../model/keys.ts";
import { knownNodeView } from "../answers/node-views.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import type { WorldRows } from "./world-rows.ts";

/** A node, a set or a pseudo-principal; undefined where a key is of none of them. */
export async function node(context: CypherContext, key: string): Promise<NodeView | undefined> {
  const owner = parseSetKey(key)?.owner ?? "";
  const row = await context.graph.one("node", { key, owner });
  const { nodes, owners } = row as unknown as Pick<WorldRows, "nodes" | "owners">;
  return knownNodeView(worldOf(context, { nodes, relations: [], owners: owners ?? [] }), key);
}
