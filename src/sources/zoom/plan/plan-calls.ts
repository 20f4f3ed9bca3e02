import { type Catalog, loadCatalog } from "../../../catalog/catalog.ts";
import type { QuotaLimit } from "../../../transport/limiter.ts";
import { Redactor } from "../../../transport/redact.ts";
import { zoomClient } from "../client.ts";
import type { ZoomConnection } from "../connection.ts";
import { sectionTurnedOff, type ZoomEndpoint } from "../endpoint.ts";
import { ZOOM_ENDPOINTS } from "../endpoints.gen.ts";
import { quotaLimit } from "../limits.ts";
import { callOf } from "../operations.ts";
import type { ZoomSessionOptions } from "../session.ts";
import { askSizes } from "./ask-sizes.ts";
import { callsOf, countEarlier, type EarlierReading, type ReadExtent, refusedBefore } from "./count-earlier.ts";

/** What the record of runs knows of a connection. */
export interface Earlier {
  /** Of each section its newest reading. */
  readonly readings: ReadonlyMap<string, EarlierReading>;
  /** What an unfinished run has read that the next one goes on with, by section: it is not asked for again. */
  readonly kept: ReadonlyMap<string, readonly ReadExtent[]>;
  /** Calls that this UTC day has seen already, by pool. */
  readonly spent: ReadonlyMap<string, number>;
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
  /** Calls of one UTC day that quotas of this pool may make together, and how many of today's are left; null without a daily limit. */
  readonly daily: { readonly pool: string; readonly calls: number; readonly left: number } | null;
}

export interface CallPlan {
  readonly sections: readonly PlannedSection[];
  readonly quotas: readonly PlannedQuota[];
  /** With the one for the token. */
  readonly calls: number;
  /** Quotas go side by side, so it is that of the slowest. */
  readonly ms: number;
  /** Calls beyond what is left of today's budget, by pool, and on how many days the whole is read. */
  readonly deferred: readonly { readonly pool: string; readonly calls: number; readonly days: number }[];
}

export type PlanOptions = ZoomSessionOptions & { readonly catalog?: Catalog };

const TOKEN_CALLS = 1;

/**
 * The calls that a run will make: as many as the last run of each section took, and for sections that it could not read what their first
 * pages say now. Only the latter asks Zoom anything. Throws what openZoomSession does.
 */
export async function planCalls(connection: ZoomConnection, earlier: Earlier, options: PlanOptions): Promise<CallPlan> {
  const catalog = options.catalog ?? loadCatalog();
  const counts = countEarlier(ZOOM_ENDPOINTS, earlier.readings, connection);
  const isOff = (endpoint: ZoomEndpoint) => sectionTurnedOff(endpoint, connection) !== undefined;
  const asks = ZOOM_ENDPOINTS.some(
    (endpoint) => endpoint.operation !== null && !isOff(endpoint) && !counts.has(endpoint.section),
  );
  const refused = refusedBefore(earlier.readings);
  const sizes = asks ? await sizesNow(connection, catalog, { ...options, refused }) : new Map();
  const sections = ZOOM_ENDPOINTS.map((endpoint): PlannedSection => {
    const { section, operation } = endpoint;
    if (operation === null || isOff(endpoint)) {
      return { section, calls: 0, basis: "configuration", quota: null };
    }
    const { quota } = callOf(catalog, operation);
    const { calls, basis } = counts.get(section) ?? sizes.get(section) ?? { calls: 1, basis: "estimate" };
    const kept = callsOf(earlier.kept.get(section) ?? [], endpoint);
    return { section, calls: Math.max(0, calls - kept), basis, quota };
  });
  const quotas = quotasOf(sections, connection, earlier.spent);
  return {
    sections,
    quotas,
    calls: sections.reduce((total, { calls }) => total + calls, TOKEN_CALLS),
    ms: Math.max(0, ...quotas.map(({ ms }) => ms)),
    deferred: deferredOf(quotas),
  };
}

async function sizesNow(
  connection: ZoomConnection,
  catalog: Catalog,
  options: PlanOptions & { readonly refused: ReadonlySet<string> },
) {
  const client = zoomClient(connection, { ...options, redactor: options.redactor ?? new Redactor() });
  try {
    return await askSizes(ZOOM_ENDPOINTS, { ...options, client, catalog, connection, now: options.clock.now() });
  } finally {
    await client.close();
  }
}

function quotasOf(
  sections: readonly PlannedSection[],
  { plan, quotaShare }: ZoomConnection,
  spent: ReadonlyMap<string, number>,
): PlannedQuota[] {
  const calls = new Map<string, number>();
  for (const { quota, calls: more } of sections) {
    if (quota !== null) calls.set(quota, (calls.get(quota) ?? 0) + more);
  }
  return [...calls].sort().map(([quota, count]) => {
    const { minTimeMs, daily } = quotaLimit(quota, plan, quotaShare);
    return { quota, calls: count, ms: count * minTimeMs, daily: daily === null ? null : dayOf(daily, spent) };
  });
}

function dayOf({ pool, requests }: NonNullable<QuotaLimit["daily"]>, spent: ReadonlyMap<string, number>) {
  return { pool, calls: requests, left: Math.max(0, requests - (spent.get(pool) ?? 0)) };
}

function deferredOf(quotas: readonly PlannedQuota[]): CallPlan["deferred"] {
  const pools = new Map<string, { budget: number; left: number; calls: number }>();
  for (const { daily, calls } of quotas) {
    if (daily === null) continue;
    const before = pools.get(daily.pool)?.calls ?? 0;
    pools.set(daily.pool, { budget: daily.calls, left: daily.left, calls: before + calls });
  }
  return [...pools]
    .filter(([, { left, calls }]) => calls > left)
    .map(([pool, { budget, left, calls }]) => {
      const today = left > 0 ? 1 : 0;
      return { pool, calls: calls - left, days: today + Math.ceil((calls - left) / budget) };
    });
}
