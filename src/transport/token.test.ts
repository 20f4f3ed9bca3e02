import { describe, expect, it } from "vitest";
import { FakeClock } from "../../test/transport/fake-clock.ts";
import type { HttpRequest } from "./exchange.ts";
import { bearer, TokenHolder } from "./token.ts";

const REQUEST: HttpRequest = {
  method: "GET",
  url: new URL("https://x.example/"),
  headers: {},
  quota: "q",
  repeatable: true,
};

function holderOf(clock: FakeClock, lifeMs = 3600_000) {
  let issued = 0;
  const holder = new TokenHolder(clock, async () => {
    issued++;
    const value = `t${issued}`;
    await Promise.resolve();
    return { value, expiresAt: new Date(clock.now().getTime() + lifeMs) };
  });
  return { holder, issued: () => issued };
}

describe("TokenHolder", () => {
  it("fetches one token for all who wait", async () => {
    const { holder, issued } = holderOf(new FakeClock());
    const tokens = await Promise.all(Array.from({ length: 20 }, () => holder.get()));
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(["t1"]));
    expect(issued()).toBe(1);
  });

  it.each([
    [3600_000, 55 * 60_000],
    [60_000, 48_000],
  ])("renews a token of %i ms after %i ms, before it ends", async (life, renewed) => {
    const clock = new FakeClock();
    const { holder } = holderOf(clock, life);
    expect((await holder.get()).value).toBe("t1");
    clock.advance(renewed - 1);
    expect((await holder.get()).value).toBe("t1");
    clock.advance(1);
    expect((await holder.get()).value).toBe("t2");
  });

  it("replaces a refused token once, however many were refused it", async () => {
    const { holder, issued } = holderOf(new FakeClock());
    await holder.get();
    const replaced = await Promise.all(["t1", "t1", "t1"].map((refused) => holder.replace(refused)));
    expect(replaced.map(({ value }) => value)).toEqual(["t2", "t2", "t2"]);
    expect(issued()).toBe(2);
  });

  it("keeps a token until it ends where it cannot be renewed, and tries again each minute", async () => {
    const clock = new FakeClock();
    const tries: number[] = [];
    const start = clock.now().getTime();
    const holder = new TokenHolder(clock, async () => {
      tries.push(clock.now().getTime() - start);
      if (tries.length > 1) throw new Error("down");
      return { value: "t1", expiresAt: new Date(start + 3600_000) };
    });
    await holder.get();
    clock.advance(56 * 60_000);
    for (let second = 0; second < 120; second++) {
      expect((await holder.get()).value).toBe("t1");
      clock.advance(1000);
    }
    expect(tries).toEqual([0, 3360_000, 3420_000]);
    await expect(holder.replace("t1")).rejects.toThrow("down");
    clock.advance(3600_000);
    await expect(holder.get()).rejects.toThrow("down");
  });

  it("fails with a token that has ended and cannot be renewed", async () => {
    const clock = new FakeClock();
    let calls = 0;
    const holder = new TokenHolder(clock, async () => {
      if (calls++ > 0) throw new Error("down");
      return { value: "t1", expiresAt: new Date(clock.now().getTime() + 60_000) };
    });
    await holder.get();
    clock.advance(60_000);
    await expect(holder.get()).rejects.toThrow("down");
  });

  it("asks again after a failed fetch", async () => {
    let calls = 0;
    const holder = new TokenHolder(new FakeClock(), async () => {
      calls++;
      if (calls === 1) throw new Error("down");
      return { value: "ok", expiresAt: new Date("2027-01-01") };
    });
    await expect(holder.get()).rejects.toThrow("down");
    expect((await holder.get()).value).toBe("ok");
  });
});

describe("bearer", () => {
  it("tries once more with a new token, and no third time", async () => {
    const { holder, issued } = holderOf(new FakeClock());
    const used: (string | undefined)[] = [];
    const exchange = bearer(
      holder,
      ({ status }) => status === 401,
    )(async ({ headers }) => {
      used.push(headers["authorization"]);
      return { status: 401, headers: {}, text: "" };
    });
    expect((await exchange(REQUEST)).status).toBe(401);
    expect(used).toEqual(["Bearer t1", "Bearer t2"]);
    expect(issued()).toBe(2);
  });
});
