import type { RunHistory } from "../sync/run-history.ts";

const LOOKED_AT = 50;

/**
 * When the last run of a connection began that read as many sections as any; null where there was none, or where it did not
 * end well: then there is something to go on with.
 */
export function lastWholeRun(history: RunHistory, connection: string): Date | null {
  const runs = history.runs(connection, LOOKED_AT);
  const size = ({ selection }: { readonly selection: string }) => (JSON.parse(selection) as readonly string[]).length;
  const most = Math.max(...runs.map(size));
  const last = runs.find((run) => size(run) === most);
  if (last === undefined) return null;
  const isWell = last.outcome === "committed" || last.outcome === "unchanged" || last.outcome === "running";
  return isWell ? new Date(last.started) : null;
}
