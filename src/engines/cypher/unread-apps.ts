import type { CoverageView } from "../../derive/coverage-view.ts";
import type { Graph } from "./graph.ts";
import type { NodeRow } from "./world-rows.ts";

/** Apps of which not all may have been read. */
export async function readUnreadApps(graph: Graph, coverage: CoverageView): Promise<readonly NodeRow[]> {
  const { apps } = await graph.one("who-can-apps", { all: !coverage.complete("app") });
  return apps as readonly NodeRow[];
}
