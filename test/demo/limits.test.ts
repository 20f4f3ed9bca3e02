import { afterEach, describe, expect, it } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { RateLimits } from "../../src/demo/server/limits/rate-limits.ts";
import { type FakeZoom, type FakeZoomOptions, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { quotaLimit } from "../../src/sources/zoom/limits.ts";
import { ask, tokenOf } from "./ask.ts";

const PER_SECOND = "You have reached the maximum per-second rate limit for this API. Try again later.";
const NOON = Date.parse("2026-11-02T12:00:00Z");
const HEAVY = { family: "core", rateLabel: "heavy" } as const;
const DEAR = { family: "core", rateLabel: "resource-intensive" } as const;

let zoom: FakeZoom | undefined;
afterEach(() => zoom?.close());

/** A fake Zoom whose time stands still until the test moves it. */
async function start(options: FakeZoomOptions) {
  const time = { now: NOON };
  zoom = await startFakeZoom(makeDemoAccount({ users: 12 }), { ...options, clock: () => time.now });
  return { zoom, time, token: await tokenOf(zoom) };
}

/** How many requests of the same moment are taken. */
function taken(
  limits: RateLimits,
  operation: Parameters<RateLimits["refusal"]>[0],
  rules: { plan: "free" | "pro" | "business"; times?: number },
) {
  for (let count = 0; ; count++) if (limits.refusal(operation, rules) !== undefined) return count;
}

describe("the fake Zoom's rate limits", () => {
  it("take so many requests of a label in any second, and refuse more in Zoom's words", async () => {
    const { zoom: fake, time, token } = await start({ limits: { plan: "pro" } });
    const status = async () => (await ask(fake, "/users", {}, token)).status;
    for (let request = 0; request < 20; request++) expect(await status()).toBe(200);
    const refused = await ask(fake, "/users", {}, token);
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 429, message: PER_SECOND },
      headers: {
        "x-ratelimit-category": "Medium",
        "x-ratelimit-type": "QPS",
        "x-ratelimit-limit": "20",
        "x-ratelimit-remaining": "0",
      },
    });
    time.now += 999;
    expect(await status()).toBe(429);
    time.now += 1;
    expect(await status()).toBe(200);
    // Each label is counted by itself, and requests for tokens are not counted at all.
    expect((await ask(fake, "/roles/0", {}, token)).status).toBe(200);
    for (let request = 0; request < 40; request++) await tokenOf(fake);
  });

  it("are a day's pool for heavy and resource-intensive requests together, until 00:00 UTC", () => {
    let now = NOON;
    const limits = new RateLimits(() => now);
    let requests = 0;
    for (; ; now += 1000) {
      const before = requests;
      requests += taken(limits, HEAVY, { plan: "pro" });
      if (requests === before) break;
    }
    expect(requests).toBe(30_000);
    const midnight = { "retry-after": "2026-11-03T00:00:00Z", "x-ratelimit-type": "Daily-limit" };
    for (const operation of [HEAVY, DEAR]) {
      expect(limits.refusal(operation, { plan: "pro" })).toMatchObject({ status: 429, headers: midnight });
    }
    expect(taken(limits, { family: "core", rateLabel: "light" }, { plan: "pro" })).toBe(30);
    now = Date.parse("2026-11-03T00:00:00Z");
    expect(taken(limits, HEAVY, { plan: "pro" })).toBe(10);
  });

  it("are those of Zoom's page, which the connector keeps too", () => {
    for (const plan of ["free", "pro", "business"] as const) {
      for (const rateLabel of ["light", "medium", "heavy", "resource-intensive"] as const) {
        for (const family of plan === "free" ? (["core"] as const) : (["core", "phone", "contact-center"] as const)) {
          const { minTimeMs } = quotaLimit(`${family}/${rateLabel}`, plan, 1);
          const most = taken(new RateLimits(() => NOON), { family, rateLabel }, { plan });
          const windowMs = rateLabel === "resource-intensive" ? 60_000 : 1000;
          expect([plan, family, rateLabel, Math.ceil(windowMs / most)]).toEqual([plan, family, rateLabel, minTimeMs]);
        }
      }
    }
  });

  it("can be multiplied, all of them", () => {
    expect(taken(new RateLimits(() => NOON), HEAVY, { plan: "business", times: 200 })).toBe(8000);
    expect(taken(new RateLimits(() => NOON), DEAR, { plan: "business", times: 200 })).toBe(4000);
  });

  it("are off unless a plan is chosen", async () => {
    const { zoom: fake, token } = await start({});
    for (let request = 0; request < 100; request++) expect((await ask(fake, "/users", {}, token)).status).toBe(200);
  });
});

describe("the fake Zoom's tokens", () => {
  it.each([
    [{}, 3600],
    [{ tokenLifeSeconds: 60 }, 60],
  ])("with %j are refused after %i seconds", async (options, seconds) => {
    const { zoom: fake, time, token } = await start(options);
    time.now += seconds * 1000 - 1;
    expect((await ask(fake, "/users", {}, token)).status).toBe(200);
    time.now += 1;
    expect(await ask(fake, "/users", {}, token)).toMatchObject({
      status: 401,
      body: { code: 124, message: "Access token is expired." },
    });
  });
});
