import { isUnreadApp } from "../../derive/grants/roles.ts";
import type { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import type { NodeRow } from "./world-rows.ts";

/** Apps that may have scopes that were not read. */
export interface UnreadApps {
  readonly keys: readonly string[];
  readonly world: World;
}

export async function readUnreadApps(context: CypherContext): Promise<UnreadApps> {
  const { apps } = await context.graph.one("who-can-apps", { all: !context.coverage.complete("app") });
  const nodes = apps as readonly NodeRow[];
  const world = worldOf(context, { nodes, relations: [] });
  return { keys: nodes.map(({ key }) => key).filter((key) => isUnreadApp(world.account, key)), world };
}
