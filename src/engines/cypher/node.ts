import type { NodeDetail } from "../../access/answers.ts";
import { parseSetKey } from "../../model/keys.ts";
import { nodeDetail } from "../answers/absent-fields.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import type { WorldRows } from "./world-rows.ts";

/** A node, a set or a pseudo-principal; undefined where a key is of none of them. */
export async function node(context: CypherContext, key: string): Promise<NodeDetail | undefined> {
  const owner = parseSetKey(key)?.owner ?? "";
  const row = await context.graph.one("node", { key, owner });
  const { nodes, owners } = row as unknown as Pick<WorldRows, "nodes" | "owners">;
  return nodeDetail(worldOf(context, { nodes, relations: [], owners: owners ?? [] }), key, "cypher");
}
