import { describe, expect, it } from "vitest";
import { FakeClock } from "../../test/transport/fake-clock.ts";
import { WhocanError } from "../lib/errors.ts";
import { compose, type HttpAnswer, type HttpRequest } from "./exchange.ts";
import { type Limiter, limited } from "./limiter.ts";
import { delayMs, type RetryOptions, retrying } from "./retry.ts";

const GET: HttpRequest = {
  method: "GET",
  url: new URL("https://x.example/"),
  headers: {},
  quota: "medium",
  repeatable: true,
};
const answer = (status: number, headers: Record<string, string> = {}): HttpAnswer => ({ status, headers, text: "{}" });

function run(results: readonly (HttpAnswer | Error)[], request: HttpRequest = GET, more: Partial<RetryOptions> = {}) {
  const clock = new FakeClock();
  let sent = 0;
  const slots: string[] = [];
  const limiter: Limiter = { slot: async (quota) => void slots.push(quota), park: () => {}, close: async () => {} };
  const exchange = compose(
    async () => {
      const result = results[Math.min(sent++, results.length - 1)] as HttpAnswer | Error;
      if (result instanceof Error) throw result;
      return result;
    },
    retrying({ clock, throttle: () => ({ waitMs: 1500 }), random: () => 1, ...more }),
    limited(limiter),
  );
  return { result: exchange(request), sent: () => sent, slots, clock };
}

describe("retrying", () => {
  it.each([500, 502, 503, 504, 408])(
    "tries a GET again after %i, each attempt with a slot of its own",
    async (status) => {
      const { result, slots, clock } = run([answer(status), answer(status), answer(200)]);
      expect((await result).status).toBe(200);
      expect(slots).toEqual(["medium", "medium", "medium"]);
      expect(clock.slept).toEqual([500, 1000]);
    },
  );

  it("does not repeat a request that may have done something", async () => {
    const post: HttpRequest = { ...GET, method: "POST", repeatable: false };
    const { result, sent } = run([answer(503), answer(200)], post);
    expect((await result).status).toBe(503);
    expect(sent()).toBe(1);
    const broken = run([new WhocanError("NETWORK", "reset"), answer(200)], post);
    await expect(broken.result).rejects.toMatchObject({ code: "NETWORK" });
    expect(broken.sent()).toBe(1);
  });

  it.each([400, 401, 403, 404])("never repeats %i", async (status) => {
    const { result, sent } = run([answer(status)]);
    expect((await result).status).toBe(status);
    expect(sent()).toBe(1);
  });

  it("waits as long as Retry-After says, as seconds and as date", async () => {
    const { result, clock } = run([
      answer(503, { "retry-after": "7" }),
      answer(503, { "retry-after": "2026-11-15T12:00:27Z" }),
      answer(200),
    ]);
    await result;
    expect(clock.slept).toEqual([7000, 20_000]);
  });

  it("tries again twice where a 200 is not JSON, each attempt with a slot of its own, and gives the last answer", async () => {
    const cut: HttpAnswer = { ...answer(200), text: '{"users": [' };
    const mended = run([cut, { ...cut, text: "<html>" }, answer(200)]);
    expect((await mended.result).text).toBe("{}");
    expect(mended.slots).toEqual(["medium", "medium", "medium"]);
    expect(mended.clock.slept).toEqual([500, 1000]);
    const lasting = run([cut]);
    expect(await lasting.result).toEqual(cut);
    expect(lasting.sent()).toBe(3);
    const once = run([cut, answer(200)], { ...GET, method: "POST", repeatable: false });
    expect(await once.result).toEqual(cut);
    expect(once.sent()).toBe(1);
  });

  it.each([204, 404])("takes a body of %i as it is", async (status) => {
    const { result, sent } = run([{ ...answer(status), text: "" }]);
    expect((await result).status).toBe(status);
    expect(sent()).toBe(1);
  });

  it("gives the last answer when all attempts are used up, and the last error", async () => {
    const { result, sent } = run([answer(500)], GET, { attempts: 3 });
    expect((await result).status).toBe(500);
    expect(sent()).toBe(3);
    const timeout = run([new WhocanError("TIMEOUT", "slow")], GET, { attempts: 4 });
    await expect(timeout.result).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(timeout.sent()).toBe(4);
  });

  it("gives a host up sooner that no connection reaches", async () => {
    const { result, sent } = run([new WhocanError("NETWORK", "no such host", { data: { reached: false } })]);
    await expect(result).rejects.toMatchObject({ code: "NETWORK" });
    expect(sent()).toBe(3);
  });

  it("waits out a per-second limit as the provider's rule says, and ends as RATE_LIMITED when it does not pass", async () => {
    const { result, clock } = run([answer(429), answer(200)]);
    expect((await result).status).toBe(200);
    expect(clock.slept).toEqual([1500]);
    const endless = run([answer(429)], GET, { attempts: 3 });
    await expect(endless.result).rejects.toMatchObject({ code: "RATE_LIMITED", data: { daily: false } });
    expect(endless.sent()).toBe(3);
  });

  it("parks a daily limit at once, with its resume time", async () => {
    const parked: string[] = [];
    const until = new Date("2026-11-16T00:00:00Z");
    const { result, sent } = run([answer(429)], GET, {
      throttle: () => ({ parkUntil: until }),
      onPark: (quota, at) => parked.push(`${quota} ${at.toISOString()}`),
    });
    await expect(result).rejects.toMatchObject({
      code: "RATE_LIMITED",
      data: { resumeAt: until.toISOString(), daily: true },
    });
    expect(sent()).toBe(1);
    expect(parked).toEqual(["medium 2026-11-16T00:00:00.000Z"]);
  });

  it("spreads delays between half and the whole, doubling up to the longest", () => {
    const at = (attempt: number, random: number) =>
      delayMs({ baseDelayMs: 100, maxDelayMs: 1000, random: () => random }, attempt);
    expect([at(0, 0), at(0, 1), at(2, 0), at(2, 1), at(20, 0), at(20, 1)]).toEqual([50, 100, 200, 400, 500, 1000]);
  });
});
