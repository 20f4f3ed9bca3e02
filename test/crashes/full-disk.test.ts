import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { type Ground, prepareGround } from "./ground.ts";
import { contentsOf, leftovers, problemsOf, unfinishedIn } from "./place.ts";
import { readWith } from "./read-with.ts";
import { serve } from "./served.ts";

let ground: Ground;
let zoom: FakeZoom;
beforeAll(async () => {
  ground = await prepareGround();
  zoom = await serve("first");
});
afterAll(async () => {
  await zoom?.close();
  await ground?.close();
});

describe("a full disk ends the run with STORE_FULL, keeps what there was, and the next run goes on when there is space", () => {
  it.each([
    ["the store", { storePages: 20 }, 88],
    ["the ledger, while reading", { ledgerPages: 60 }, 1],
  ] as const)("of %s", async (_what, limit, leastEnded) => {
    const { after } = await ground.scenario("first read");
    const cwd = ground.place("first read");
    await expect(readWith(cwd, zoom, limit)).rejects.toMatchObject({ code: "STORE_FULL" });
    expect([await contentsOf(cwd, zoom), await problemsOf(cwd)]).toEqual([null, []]);
    const unfinished = unfinishedIn(cwd, false);
    expect(unfinished?.ended.length).toBeGreaterThanOrEqual(leastEnded);
    const asked = zoom.requests.count;
    expect(await readWith(cwd, zoom, {})).toMatchObject({ resumed: true, run: unfinished?.run });
    expect(zoom.requests.count - asked).toBeLessThan((await ground.scenario("first read")).owned.size);
    expect([await contentsOf(cwd, zoom), await problemsOf(cwd)]).toEqual([after, []]);
    expect(leftovers(cwd)).toEqual({ leases: 0, staged: 0, delta: 0 });
  });
});
