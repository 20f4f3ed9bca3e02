import type { RunView, StatusView } from "../../access/status.ts";
import { runView } from "../../api/run-view.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import { sha256 } from "../../lib/hash.ts";
import type { Missing } from "../../model/coverage.ts";
import type { PastRun } from "../../sync/run-history.ts";

/** Codes that the catalog knows; of others only how many there are. */
type KnownCodes = Pick<Catalog, "canonicalPrivilege" | "knowsScope">;

/** Numbers, times and states of the status: what comes from the account is counted, not told. */
export function safeStatus(status: StatusView, catalog: KnownCodes): unknown {
  const { revision, store, schedule, coverage, counts } = status;
  return {
    revision: revision === null ? null : { ...revision, ...disguised(revision) },
    store,
    schedule: schedule === null ? null : { nextRunAt: schedule.nextRunAt },
    coverage: coverage.map(({ reason: _reason, missing, ...section }) => ({
      ...section,
      missing: safeMissing(missing, catalog),
    })),
    incomplete: countBy(status.incomplete, ({ section, status: ended }) => `${section} ${ended}`),
    counts,
    unmapped: countBy(status.unmapped, ({ kind }) => kind),
    dangling: countBy(status.dangling, ({ relation }) => relation),
    disagreements: countBy(status.disagreements, ({ relation }) => relation),
  };
}

/** Runs without the texts of their errors, which may quote what the provider said. */
export function safeRuns(runs: readonly PastRun[]): unknown {
  return runs.map((run) => {
    const { connection, error, ...view }: RunView = runView(run);
    return { ...view, connection: disguise(connection), error: error === null ? null : error.code };
  });
}

/** The newest errors of runs: codes and times. */
export function recentErrors(runs: readonly PastRun[]): unknown {
  return runs.flatMap(({ id, ended, error }) => (error === null ? [] : [{ run: id, at: ended, code: error.code }]));
}

function disguised({ account, connection }: { readonly account: string; readonly connection: string }) {
  return { account: disguise(account), connection: disguise(connection) };
}

/** Tells two apart without telling what they are. */
function disguise(text: string): string {
  return sha256(text).slice(0, 12);
}

function safeMissing(missing: Missing | null, { canonicalPrivilege, knowsScope }: KnownCodes): unknown {
  if (missing === null) return null;
  const known = missing.codes.filter((code) => canonicalPrivilege(code) !== undefined || knowsScope(code));
  return { kind: missing.kind, codes: known, others: missing.codes.length - known.length };
}

function countBy<Item>(items: readonly Item[], group: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[group(item)] = (counts[group(item)] ?? 0) + 1;
  return counts;
}
