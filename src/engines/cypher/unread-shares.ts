import type { CoverageView } from "../../derive/coverage-view.ts";
import type { Graph } from "./graph.ts";

const SECTION = "recording-shares";

/** Whether there is a recording of which it is not known how it is shared, by its node or by the coverage. */
export async function readUnreadShares(graph: Graph, coverage: CoverageView): Promise<boolean> {
  const extents = coverage.extents(SECTION);
  const planned = coverage.planned(SECTION);
  const parameters = {
    unread: extents.filter((extent) => coverage.unread(SECTION, extent)),
    planned,
    // Where all extents are known, one without coverage is read: the list would be long, and is not looked at.
    listed: planned ? [] : extents,
  };
  return (await graph.one("unread-shares", parameters))["unread"] === true;
}
