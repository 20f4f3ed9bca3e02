import type { Operation } from "../../catalog/capability.ts";
import type { Clock } from "../../lib/clock.ts";
import { type HttpAnswer, parseJson } from "../../transport/exchange.ts";
import { nextUtcDay, type QuotaLimit } from "../../transport/limiter.ts";
import { delayMs, type Throttle } from "../../transport/retry.ts";
import { retryAfterMs } from "../../transport/retry-after.ts";
import type { ZoomPlan } from "./connection.ts";

type Family = Operation["family"];
type Label = Operation["rateLabel"];
type MeteredPlan = Exclude<ZoomPlan, "unlimited">;

interface Rate {
  readonly requests: number;
  readonly perMs: number;
  /** Requests of one UTC day. */
  readonly daily?: number;
}

const SECOND = 1000;
const MINUTE = 60_000;
const perSecond = (requests: number, daily?: number): Rate =>
  daily === undefined ? { requests, perMs: SECOND } : { requests, perMs: SECOND, daily };
const perMinute = (requests: number, daily?: number): Rate =>
  daily === undefined ? { requests, perMs: MINUTE } : { requests, perMs: MINUTE, daily };

type FamilyLimits = Readonly<Record<MeteredPlan, Readonly<Record<Label, Rate>>>>;

/** Phone and Contact Center print the same numbers; a free plan has neither, so its rows repeat Pro's. */
const OTHER_PRO = {
  light: perSecond(20),
  medium: perSecond(10),
  heavy: perSecond(5, 15_000),
  "resource-intensive": perMinute(5, 15_000),
} as const;
const OTHER_BUSINESS = {
  light: perSecond(40),
  medium: perSecond(20),
  heavy: perSecond(10, 30_000),
  "resource-intensive": perMinute(10, 30_000),
} as const;

/** developers.zoom.us, "Rate limits", of February 2026: per account, shared by all its apps and users. */
const LIMITS: Readonly<Record<Family, FamilyLimits>> = {
  core: {
    free: {
      light: perSecond(4, 6_000),
      medium: perSecond(2, 2_000),
      heavy: perSecond(1, 1_000),
      "resource-intensive": perMinute(10, 30_000),
    },
    pro: {
      light: perSecond(30),
      medium: perSecond(20),
      heavy: perSecond(10, 30_000),
      "resource-intensive": perMinute(10, 30_000),
    },
    business: {
      light: perSecond(80),
      medium: perSecond(60),
      heavy: perSecond(40, 60_000),
      "resource-intensive": perMinute(20, 60_000),
    },
  },
  phone: { free: OTHER_PRO, pro: OTHER_PRO, business: OTHER_BUSINESS },
  "contact-center": { free: OTHER_PRO, pro: OTHER_PRO, business: OTHER_BUSINESS },
};

/** The quota that an operation draws on: `core/medium`. */
export function quotaOf(operation: Pick<Operation, "family" | "rateLabel">): string {
  return `${operation.family}/${operation.rateLabel}`;
}

const NO_LIMIT: QuotaLimit = { minTimeMs: 0, daily: null };

/**
 * The limit of a quota for a plan, after our share was taken of rate and day. On paid plans Heavy and
 * Resource-intensive calls of a family are counted in one daily pool; on the free one each label has its own.
 */
export function quotaLimit(quota: string, plan: ZoomPlan, share: number): QuotaLimit {
  const [family, label] = quota.split("/") as [Family, Label];
  const rate = plan === "unlimited" ? undefined : LIMITS[family]?.[plan][label];
  if (rate === undefined) return NO_LIMIT;
  const pool = plan === "free" ? quota : `${family}/heavy+resource-intensive`;
  return {
    minTimeMs: Math.ceil(rate.perMs / (rate.requests * share)),
    daily: rate.daily === undefined ? null : { pool, requests: Math.max(1, Math.floor(rate.daily * share)) },
  };
}

/** Zoom's dates of renewal further off than this mean a daily limit, whatever the text says. */
const LONGEST_WAIT_MS = 2 * MINUTE;
/** A day's limit is renewed within a day, whatever a date says that Zoom, or somebody on the way, has set. */
const LONGEST_PARK_MS = 24 * 60 * MINUTE;

/**
 * What to do about a 429 of Zoom: wait out a per-second limit, give a daily one up until it is renewed. It is told by
 * `x-ratelimit-type`, else by the body's text, else by `Retry-After`, which comes as seconds, as HTTP's date or as ISO 8601.
 */
export function zoomThrottle(
  clock: Clock,
  random: () => number = Math.random,
): (answer: HttpAnswer, attempt: number) => Throttle {
  return (answer, attempt) => {
    const now = clock.now();
    const asked = retryAfterMs(answer.headers["retry-after"], now);
    const kind = kindOf(answer);
    if (kind === "daily" || (kind === "unknown" && (asked ?? 0) > LONGEST_WAIT_MS)) {
      if (asked === undefined || asked === 0) return { parkUntil: nextUtcDay(now) };
      return { parkUntil: new Date(now.getTime() + Math.min(asked, LONGEST_PARK_MS)) };
    }
    if (asked !== undefined) return { waitMs: Math.min(asked, LONGEST_WAIT_MS) + Math.round(random() * 250) };
    if (kind === "per-second") return { waitMs: SECOND + Math.round(random() * SECOND) };
    return { waitMs: delayMs({ baseDelayMs: SECOND, random }, attempt) };
  };
}

function kindOf(answer: HttpAnswer): "per-second" | "daily" | "unknown" {
  const type = answer.headers["x-ratelimit-type"]?.toLowerCase() ?? "";
  if (type.includes("daily")) return "daily";
  if (type === "qps") return "per-second";
  const message = String((parseJson(answer) as { message?: unknown } | undefined)?.message ?? "");
  if (/daily|per[- ]day/i.test(message)) return "daily";
  return /per[- ]second/i.test(message) ? "per-second" : "unknown";
}
