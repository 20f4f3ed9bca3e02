import { type Catalog, loadCatalog } from "../../../catalog/catalog.ts";
import { Redactor } from "../../../transport/redact.ts";
import { zoomClient } from "../client.ts";
import type { ZoomConnection } from "../connection.ts";
import { sectionTurnedOff, type ZoomEndpoint } from "../endpoint.ts";
import { ZOOM_ENDPOINTS } from "../endpoints.gen.ts";
import { quotaLimit } from "../limits.ts";
import { callOf } from "../operations.ts";
import type { ZoomSessionOptions } from "../session.ts";
import { askSizes, inOneRun, pagesOf } from "./ask-sizes.ts";

/** What an earlier run read of a section: its extents with the records of each. */
export interface EarlierReading {
  readonly run: number;
  readonly extents: readonly { readonly extent: string; readonly records: number; readonly status: string }[];
}

export interface PlannedSection {
  readonly section: string;
  readonly calls: number;
  /** `run 3`, `first page`, or `estimate`. */
  readonly basis: string;
  /** `core/medium`; null where Zoom is not asked. */
  readonly quota: string | null;
}

/** What the calls of one quota take of the account's limits, after our share was taken. */
export interface PlannedQuota {
  readonly quota: string;
  readonly calls: number;
  /** Least time that the calls take, as far apart as the limit wants; 0 where there is none. */
  readonly ms: number;
  /** Calls of one UTC day that quotas of this pool may make together; null without a daily limit. */
  readonly daily: { readonly pool: string; readonly calls: number } | null;
}

export interface CallPlan {
  readonly sections: readonly PlannedSection[];
  readonly quotas: readonly PlannedQuota[];
  /** With the one for the token. */
  readonly calls: number;
  /** Quotas go side by side, so it is that of the slowest. */
  readonly ms: number;
  /** Calls beyond the first day's budget, by pool, and the days that the whole takes. */
  readonly deferred: readonly { readonly pool: string; readonly calls: number; readonly days: number }[];
}

export type PlanOptions = ZoomSessionOptions & { readonly catalog?: Catalog };

const TOKEN_CALLS = 1;

/**
 * The calls that a run will make: as many as the last run of each section took, and for sections that were never read what their first
 * pages say. Only the latter asks Zoom anything. Throws what openZoomSession does.
 */
export async function planCalls(
  connection: ZoomConnection,
  earlier: ReadonlyMap<string, EarlierReading>,
  options: PlanOptions,
): Promise<CallPlan> {
  const catalog = options.catalog ?? loadCatalog();
  const asks = ZOOM_ENDPOINTS.some(({ section, operation }) => operation !== null && !earlier.has(section));
  const sizes = asks ? await sizesNow(connection, catalog, options) : new Map();
  const sections = ZOOM_ENDPOINTS.map((endpoint): PlannedSection => {
    const { section, operation } = endpoint;
    if (operation === null || sectionTurnedOff(endpoint, connection) !== undefined) {
      return { section, calls: 0, basis: "configuration", quota: null };
    }
    const { quota } = callOf(catalog, operation);
    const reading = readingOf(endpoint, earlier);
    if (reading === undefined) return { section, quota, ...(sizes.get(section) ?? { calls: 1, basis: "estimate" }) };
    // What waits for a later run is not selected either, and gets its turn.
    const read = reading.extents.filter(({ status }) => endpoint.perRun !== undefined || status !== "not-selected");
    const all = read.reduce((total, { records }) => total + pagesOf(records, endpoint), 0);
    return { section, calls: inOneRun(endpoint, all, { connection }), basis: `run ${reading.run}`, quota };
  });
  const quotas = quotasOf(sections, connection);
  return {
    sections,
    quotas,
    calls: sections.reduce((total, { calls }) => total + calls, TOKEN_CALLS),
    ms: Math.max(0, ...quotas.map(({ ms }) => ms)),
    deferred: deferredOf(quotas),
  };
}

/** What an earlier run read of a section; undefined also where the configuration left it out then. */
function readingOf(
  { section, perRun }: ZoomEndpoint,
  earlier: ReadonlyMap<string, EarlierReading>,
): EarlierReading | undefined {
  const reading = earlier.get(section);
  const wasOff = perRun === undefined && reading?.extents.every(({ status }) => status === "not-selected") === true;
  return wasOff && reading.extents.length > 0 ? undefined : reading;
}

async function sizesNow(connection: ZoomConnection, catalog: Catalog, options: PlanOptions) {
  const client = zoomClient(connection, { ...options, redactor: options.redactor ?? new Redactor() });
  try {
    return await askSizes(ZOOM_ENDPOINTS, { ...options, client, catalog, connection, now: options.clock.now() });
  } finally {
    await client.close();
  }
}

function quotasOf(sections: readonly PlannedSection[], { plan, quotaShare }: ZoomConnection): PlannedQuota[] {
  const calls = new Map<string, number>();
  for (const { quota, calls: more } of sections) {
    if (quota !== null) calls.set(quota, (calls.get(quota) ?? 0) + more);
  }
  return [...calls].sort().map(([quota, count]) => {
    const { minTimeMs, daily } = quotaLimit(quota, plan, quotaShare);
    const day = daily === null ? null : { pool: daily.pool, calls: daily.requests };
    return { quota, calls: count, ms: count * minTimeMs, daily: day };
  });
}

function deferredOf(quotas: readonly PlannedQuota[]): CallPlan["deferred"] {
  const pools = new Map<string, { budget: number; calls: number }>();
  for (const { daily, calls } of quotas) {
    if (daily === null) continue;
    const pool = pools.get(daily.pool) ?? { budget: daily.calls, calls: 0 };
    pools.set(daily.pool, { ...pool, calls: pool.calls + calls });
  }
  return [...pools]
    .filter(([, { budget, calls }]) => calls > budget)
    .map(([pool, { budget, calls }]) => ({ pool, calls: calls - budget, days: Math.ceil(calls / budget) }));
}
