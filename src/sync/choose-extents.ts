import type { ExtentPlan, Section } from "../sources/source.ts";
import type { EndedExtent } from "./ended-extent.ts";
import type { ReadEnvironment } from "./read-environment.ts";

/** Which planned extents a run reads, and which it leaves for a later one. */
export interface ExtentChoice {
  /** In the order in which they are read; those that an earlier attempt of the run has read are among them. */
  readonly now: readonly ExtentPlan[];
  readonly later: readonly ExtentPlan[];
}

/**
 * Of a section that reads so many extents per run: those never tried in the order of the plan, then those tried longest ago. By
 * the last try and not by the last success, so that extents which fail every time do not keep the others from their turn.
 */
export function chooseExtents(section: Section, plans: readonly ExtentPlan[], env: ReadEnvironment): ExtentChoice {
  const { name, perRun } = section;
  if (perRun === undefined || plans.length <= perRun) return { now: plans, later: [] };
  const keptNames = new Set(env.kept.get(name)?.map(({ extent }) => extent));
  const kept = plans.filter(({ extent }) => keptNames.has(extent));
  const tried = lastTries(name, env);
  const waiting = plans
    .filter(({ extent }) => !keptNames.has(extent))
    .map((plan, place) => ({ plan, place, at: tried.get(plan.extent) ?? "" }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.place - b.place))
    .map(({ plan }) => plan);
  const most = Math.max(0, perRun - kept.length);
  return { now: [...kept, ...waiting.slice(0, most)], later: waiting.slice(most) };
}

/** The rows of extents that are left for later and that no earlier run has told anything about: they are unread, and not at fault. */
export function rowsOfLater(section: Section, later: readonly ExtentPlan[], env: ReadEnvironment): EndedExtent[] {
  const known = new Set(env.previous.get(section.name)?.map(({ extent }) => extent));
  const readAt = env.clock.now().toISOString();
  const reason = `It waits for a later run: ${section.perRun} are read in one.`;
  return later
    .filter(({ extent }) => !known.has(extent))
    .map(({ extent }) => {
      return { section: section.name, extent, status: "not-selected", reason, missing: null, records: 0, readAt };
    });
}

/** When runs that reached the store tried the extents of a section last, as far as they are remembered: ISO 8601. */
function lastTries(section: string, { runs, account }: ReadEnvironment): ReadonlyMap<string, string> {
  const sql = `SELECT extent, max(at) AS at FROM (
      SELECT extent, read_at AS at FROM reads WHERE account = ?1 AND section = ?2
      UNION ALL
      SELECT e.extent AS extent, e.read_at AS at FROM extents e JOIN runs r ON r.id = e.run
        WHERE r.account = ?1 AND r.outcome IN ('committed', 'unchanged', 'parked') AND e.section = ?2 AND e.role = 'read'
    ) GROUP BY extent`;
  return new Map(
    runs.file.all<{ extent: string; at: string }>(sql, account, section).map(({ extent, at }) => [extent, at]),
  );
}
