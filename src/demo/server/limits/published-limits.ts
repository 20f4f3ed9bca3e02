import type { Operation } from "../../../catalog/capability.ts";

export type Family = Operation["family"];
export type Label = Operation["rateLabel"];

/** Plans with limits of their own; business stands for education, enterprise and partner too. */
export const PLANS = ["free", "pro", "business"] as const;
export type Plan = (typeof PLANS)[number];

/** Requests of a second or a minute, and of a UTC day. */
export interface Rate {
  readonly requests: number;
  readonly windowMs: number;
  readonly daily?: { readonly requests: number; readonly pool: string };
}

const SECOND = 1000;
const MINUTE = 60_000;

/** Rows of the page "Rate limits" of February 2026: label, requests, of which time, of a day. */
type Row = readonly [label: Label, requests: number, windowMs: number, daily?: number];

const TABLE: Readonly<Record<"core" | "other", Readonly<Record<Plan, readonly Row[]>>>> = {
  core: {
    free: [
      ["light", 4, SECOND, 6_000],
      ["medium", 2, SECOND, 2_000],
      ["heavy", 1, SECOND, 1_000],
      ["resource-intensive", 10, MINUTE, 30_000],
    ],
    pro: [
      ["light", 30, SECOND],
      ["medium", 20, SECOND],
      ["heavy", 10, SECOND, 30_000],
      ["resource-intensive", 10, MINUTE, 30_000],
    ],
    business: [
      ["light", 80, SECOND],
      ["medium", 60, SECOND],
      ["heavy", 40, SECOND, 60_000],
      ["resource-intensive", 20, MINUTE, 60_000],
    ],
  },
  other: {
    free: [],
    pro: [
      ["light", 20, SECOND],
      ["medium", 10, SECOND],
      ["heavy", 5, SECOND, 15_000],
      ["resource-intensive", 5, MINUTE, 15_000],
    ],
    business: [
      ["light", 40, SECOND],
      ["medium", 20, SECOND],
      ["heavy", 10, SECOND, 30_000],
      ["resource-intensive", 10, MINUTE, 30_000],
    ],
  },
};

/** The limit of an operation; undefined where the page has none. On paid plans heavy and resource-intensive requests are one day's pool. */
export function publishedRate(plan: Plan, family: Family, label: Label): Rate | undefined {
  const rows = TABLE[family === "core" ? "core" : "other"][plan];
  const row = rows.find(([each]) => each === label);
  if (row === undefined) return undefined;
  const [, requests, windowMs, daily] = row;
  const pool = plan === "free" ? `${family} ${label}` : `${family} heavy and resource-intensive`;
  return { requests, windowMs, ...(daily === undefined ? {} : { daily: { requests: daily, pool } }) };
}
