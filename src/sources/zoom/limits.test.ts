import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../test/transport/fake-clock.ts";
import { quotaLimit, quotaOf, zoomThrottle } from "./limits.ts";

describe("Zoom's quotas", () => {
  it("are one per family and label", () => {
    expect(quotaOf({ family: "core", rateLabel: "medium" })).toBe("core/medium");
  });

  it.each([
    ["core/light", "free", 1, 250, 6000],
    ["core/medium", "free", 0.5, 1000, 1000],
    ["core/heavy", "free", 1, 1000, 1000],
    ["core/light", "pro", 1, 34, null],
    ["core/medium", "pro", 0.5, 100, null],
    ["core/heavy", "pro", 0.5, 200, 15_000],
    ["core/resource-intensive", "pro", 1, 6000, 30_000],
    ["core/medium", "business", 1, 17, null],
    ["core/heavy", "business", 1, 25, 60_000],
    ["core/resource-intensive", "business", 0.5, 6000, 30_000],
    ["phone/medium", "pro", 1, 100, null],
    ["phone/heavy", "business", 1, 100, 30_000],
    ["contact-center/heavy", "pro", 1, 200, 15_000],
  ] as const)("%s on %s at a share of %d: %d ms apart, %j a day", (quota, plan, share, minTimeMs, requests) => {
    const limit = quotaLimit(quota, plan, share);
    expect(limit.minTimeMs).toBe(minTimeMs);
    expect(limit.daily?.requests ?? null).toBe(requests);
  });

  it("count Heavy and Resource-intensive in one daily pool on paid plans, each family for itself", () => {
    const pool = (quota: string, plan: "free" | "pro") => quotaLimit(quota, plan, 1).daily?.pool;
    expect(pool("core/heavy", "pro")).toBe(pool("core/resource-intensive", "pro"));
    expect(pool("core/heavy", "pro")).not.toBe(pool("phone/heavy", "pro"));
    expect(pool("core/heavy", "free")).not.toBe(pool("core/resource-intensive", "free"));
  });

  it("know no limit against a server of one's own, nor for tokens", () => {
    expect(quotaLimit("core/heavy", "unlimited", 0.5)).toEqual({ minTimeMs: 0, daily: null });
    expect(quotaLimit("oauth", "free", 0.5)).toEqual({ minTimeMs: 0, daily: null });
  });

  it("leave at least one request a day, however small the share", () => {
    expect(quotaLimit("core/heavy", "free", 0.0001).daily?.requests).toBe(1);
  });
});

const PER_SECOND = "You have reached the maximum per-second rate limit for this API. Try again later.";
const DAILY =
  "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.";

describe("a 429 of Zoom", () => {
  const clock = new FakeClock("2026-11-15T20:00:00.000Z");
  const throttle = zoomThrottle(clock, () => 0);
  const answer = (message: string, headers: Record<string, string> = {}) => ({
    status: 429,
    headers,
    text: JSON.stringify({ code: 429, message }),
  });
  const midnight = { parkUntil: new Date("2026-11-16T00:00:00.000Z") };

  it.each([
    ["the text says per second", answer(PER_SECOND), { waitMs: 1000 }],
    ["the header says QPS", answer("", { "x-ratelimit-type": "QPS" }), { waitMs: 1000 }],
    ["Retry-After in seconds", answer(PER_SECOND, { "retry-after": "3" }), { waitMs: 3000 }],
    ["Retry-After as a near date", answer("", { "retry-after": "2026-11-15T20:00:05Z" }), { waitMs: 5000 }],
    ["nothing is said", answer(""), { waitMs: 500 }],
    ["the text says daily", answer(DAILY), midnight],
    ["the header says daily", answer("", { "x-ratelimit-type": "Daily-limit" }), midnight],
    [
      "daily, with its date",
      answer(DAILY, { "retry-after": "2026-11-16T03:00:00Z" }),
      { parkUntil: new Date("2026-11-16T03:00:00.000Z") },
    ],
    [
      "Retry-After is far off",
      answer("", { "retry-after": "7200" }),
      { parkUntil: new Date("2026-11-15T22:00:00.000Z") },
    ],
    [
      "Retry-After is further off than a day",
      answer(DAILY, { "retry-after": "2126-01-01T00:00:00Z" }),
      { parkUntil: new Date("2026-11-16T20:00:00.000Z") },
    ],
    [
      "Retry-After is no time that there is",
      answer("", { "retry-after": "99999999999999999" }),
      { parkUntil: new Date("2026-11-16T20:00:00.000Z") },
    ],
    ["the header outranks the text", answer(DAILY, { "x-ratelimit-type": "QPS" }), { waitMs: 1000 }],
  ])("%s", (_, given, expected) => {
    expect(throttle(given, 0)).toEqual(expected);
  });

  it("survives a body that is not JSON", () => {
    expect(throttle({ status: 429, headers: {}, text: "<html>" }, 2)).toEqual({ waitMs: 2000 });
  });
});
