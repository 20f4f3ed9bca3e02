import type { ZoomConnection } from "../connection.ts";
import type { ZoomEndpoint } from "../endpoint.ts";
import { inOneRun, pagesOf } from "./ask-sizes.ts";

/** An extent as a run left it. */
export interface ReadExtent {
  readonly extent: string;
  readonly records: number;
  readonly status: string;
}

/** What an earlier run read of a section. */
export interface EarlierReading {
  readonly run: number;
  readonly extents: readonly ReadExtent[];
}

/** Calls of a section by the run that read it. */
export interface EarlierCount {
  readonly calls: number;
  /** `run 3`. */
  readonly basis: string;
}

/**
 * The calls of each section that an earlier run tells. One that was refused, failed or was cut off tells nothing of what it did not get to see,
 * and nothing of sections whose subjects come from it. Where some subjects of a section were not read, they are taken to be like the others.
 */
export function countEarlier(
  endpoints: readonly ZoomEndpoint[],
  readings: ReadonlyMap<string, EarlierReading>,
  connection: ZoomConnection,
): ReadonlyMap<string, EarlierCount> {
  const counts = new Map<string, EarlierCount>();
  for (const endpoint of endpoints) {
    const { section, dependsOn } = endpoint;
    const reading = readings.get(section);
    const subjects = endpoints.filter((each) => dependsOn.includes(each.section));
    if (reading === undefined || !subjects.every((each) => isWhole(each, readings.get(each.section)))) continue;
    const calls = callsOfReading(endpoint, reading);
    if (calls === undefined) continue;
    counts.set(section, { calls: inOneRun(endpoint, calls, { connection }), basis: `run ${reading.run}` });
  }
  return counts;
}

/** Sections that a run was refused. */
export function refusedBefore(readings: ReadonlyMap<string, EarlierReading>): ReadonlySet<string> {
  const refused = [...readings].filter(([, { extents }]) =>
    extents.some(({ status }) => status === "denied" || status === "not-in-plan"),
  );
  return new Set(refused.map(([section]) => section));
}

/** The calls that reading these extents took. */
export function callsOf(extents: readonly ReadExtent[], endpoint: ZoomEndpoint): number {
  return extents.reduce((total, { records }) => total + pagesOf(records, endpoint), 0);
}

/** Undefined where the reading does not tell. */
function callsOfReading(endpoint: ZoomEndpoint, { extents }: EarlierReading): number | undefined {
  const asked = extentsOf(endpoint, extents);
  // The configuration left it out then.
  if (asked.length === 0 && extents.length > 0) return undefined;
  const complete = asked.filter(({ status }) => isRead(status));
  const others = asked.filter(({ status }) => !isRead(status));
  if (others.length === 0) return callsOf(complete, endpoint);
  if (endpoint.dependsOn.length === 0 || complete.length === 0) return undefined;
  const like = callsOf(complete, endpoint) / complete.length;
  const rest = others.map((extent) => Math.max(like, pagesOf(extent.records, endpoint)));
  return Math.ceil(rest.reduce((total, calls) => total + calls, callsOf(complete, endpoint)));
}

function isWhole(endpoint: ZoomEndpoint, reading: EarlierReading | undefined): boolean {
  return reading !== undefined && extentsOf(endpoint, reading.extents).every(({ status }) => isRead(status));
}

/** What waits for a later run is not selected either, and gets its turn. */
function extentsOf({ perRun }: ZoomEndpoint, extents: readonly ReadExtent[]): readonly ReadExtent[] {
  return extents.filter(({ status }) => perRun !== undefined || status !== "not-selected");
}

function isRead(status: string): boolean {
  return status === "complete" || status === "not-selected";
}
