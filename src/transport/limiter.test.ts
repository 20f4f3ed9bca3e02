import { describe, expect, it } from "vitest";
import { FakeClock } from "../../test/transport/fake-clock.ts";
import { systemClock } from "../lib/clock.ts";
import type { WhocanError } from "../lib/errors.ts";
import { nextUtcDay, type QuotaLimit, QuotaLimiter } from "./limiter.ts";

const daily = (pool: string, requests: number): QuotaLimit => ({ minTimeMs: 0, daily: { pool, requests } });

describe("QuotaLimiter", () => {
  it("refuses what a day's pool no longer holds, for every quota of the pool, until 00:00 UTC", async () => {
    const clock = new FakeClock("2026-11-15T23:00:00.000Z");
    const limiter = new QuotaLimiter(clock, () => daily("heavy+ri", 3));
    for (const quota of ["heavy", "ri", "heavy"]) await limiter.slot(quota, undefined);
    await expect(limiter.slot("ri", undefined)).rejects.toMatchObject({
      code: "RATE_LIMITED",
      data: { resumeAt: "2026-11-16T00:00:00.000Z" },
    });
    clock.advance(3600_000);
    await limiter.slot("ri", undefined);
  });

  it("gives no slot of a parked quota until its time, and others go on", async () => {
    const clock = new FakeClock();
    const limiter = new QuotaLimiter(clock, () => ({ minTimeMs: 0, daily: null }));
    limiter.park("medium", new Date(clock.now().getTime() + 1000));
    await expect(limiter.slot("medium", undefined)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await limiter.slot("light", undefined);
    clock.advance(1000);
    await limiter.slot("medium", undefined);
  });

  it("lets go of a slot that is no longer wanted", async () => {
    const limiter = new QuotaLimiter(new FakeClock(), () => ({ minTimeMs: 3600_000, daily: null }));
    await limiter.slot("q", undefined);
    const abort = new AbortController();
    const waiting = limiter.slot("q", abort.signal);
    abort.abort(new Error("stop"));
    await expect(waiting).rejects.toThrow("stop");
    await limiter.close();
  });

  it("leaves the turn of one that is no longer wanted to the next one", async () => {
    const limiter = new QuotaLimiter(systemClock, () => ({ minTimeMs: 400, daily: null }));
    const start = Date.now();
    await limiter.slot("q", undefined);
    const abort = new AbortController();
    const waiting = [abort.signal, abort.signal, undefined].map((signal) => limiter.slot("q", signal));
    setTimeout(() => abort.abort(new Error("stop")), 10);
    const ended = await Promise.allSettled(waiting);
    expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
    expect(Date.now() - start).toBeLessThan(750);
  });

  it("starts requests as far apart as the limit wants, the first at once, and again after a pause", async () => {
    const clock = new FakeClock();
    const limiter = new QuotaLimiter(clock, () => ({ minTimeMs: 100, daily: null }));
    const ask = () => limiter.slot("q", undefined);
    await Promise.all([ask(), ask(), ask()]);
    expect(clock.slept).toEqual([100, 100]);
    clock.advance(1000);
    await Promise.all([ask(), ask()]);
    expect(clock.slept).toEqual([100, 100, 100]);
  });

  it("spaces the requests of one quota and not those of another", async () => {
    const limiter = new QuotaLimiter(systemClock, () => ({ minTimeMs: 3600_000, daily: null }));
    const order: string[] = [];
    await limiter.slot("a", undefined).then(() => order.push("a"));
    const second = limiter.slot("a", undefined).then(
      () => order.push("a again"),
      (thrown: WhocanError) => order.push(thrown.code),
    );
    await limiter.slot("b", undefined).then(() => order.push("b"));
    await limiter.close();
    await second;
    expect(order).toEqual(["a", "b", "CANCELLED"]);
  });

  it("finds the next UTC day over the end of a year", () => {
    expect(nextUtcDay(new Date("2026-12-31T23:59:59Z")).toISOString()).toBe("2027-01-01T00:00:00.000Z");
  });
});
