import { afterEach, expect, it } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

const opened: ServedAccount[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((served) => served.close()));
});

async function serve(users: number): Promise<ServedAccount> {
  const served = await serveAccount(makeDemoAccount({ users, now: new Date().toISOString() }));
  opened.push(served);
  return served;
}

/** The calls of a run, as the provider counts them. */
async function callsOfSync({ zoom, json }: ServedAccount): Promise<number> {
  zoom.requests.clear();
  await json(["sync"]);
  return zoom.requests.count;
}

// More users than three pages hold, so that lists go on after their first page.
it.each([250, 1000])(
  "plans the calls that a run of %i users then makes, before the first run and after it",
  async (users) => {
    const served = await serve(users);
    const first = (await served.json(["plan"])).plans[0];
    expect(served.zoom.requests.count).toBeLessThan(15);
    const made = await callsOfSync(served);
    expect(made / first.calls).toBeLessThanOrEqual(1.02);
    expect(made / first.calls).toBeGreaterThan(0.9);

    served.zoom.requests.clear();
    const second = (await served.json(["plan"])).plans[0];
    expect(served.zoom.requests.count).toBe(0);
    expect(second.sections.find(({ section }: { section: string }) => section === "users").basis).toBe("run 1");
    expect(second.calls).toBe(await callsOfSync(served));
  },
  120_000,
);

it("says how long it takes by the plan's limits, and what the day's budget defers", async () => {
  const served = await serve(250);
  await served.json(["sync"]);
  const at = async (plan: string, share: string) =>
    JSON.parse(
      (await served.whocan(["plan", "--json"], { env: { ZOOM_PLAN: plan, WHOCAN_QUOTA_SHARE: share } })).stdout,
    ).plans[0];
  const pro = await at("pro", "0.5");
  const medium = pro.quotas.find(({ quota }: { quota: string }) => quota === "core/medium");
  // Half of 20 a second.
  expect(medium.ms).toBe(medium.calls * 100);
  // Quotas go side by side: the slowest is the time of all.
  const times = pro.quotas.map(({ ms }: { ms: number }) => ms);
  expect(pro).toMatchObject({ ms: Math.max(...times), deferred: [] });

  const free = await at("free", "0.02");
  const { calls } = medium;
  // 2 % of 2,000 calls a day.
  expect(free.deferred).toContainEqual({ pool: "core/medium", calls: calls - 40, days: Math.ceil(calls / 40) });
  const { stdout } = await served.whocan(["plan"], { env: { ZOOM_PLAN: "free", WHOCAN_QUOTA_SHARE: "0.02" } });
  expect(stdout).toContain(`${calls - 40} calls of medium are beyond the day's budget`);
  expect(stdout).toMatch(/^users +\d+ +medium +run 1$/mu);
});

it("plans one call for a section that is refused, and refuses wrong credentials", async () => {
  const served = await serve(30);
  served.zoom.rules.scopes = served.zoom.rules.scopes.filter((scope) => !scope.startsWith("marketplace"));
  const { sections } = (await served.json(["plan"])).plans[0];
  const calls = (name: string) => sections.find(({ section }: { section: string }) => section === name).calls;
  expect([calls("apps"), calls("app"), calls("app-authorizers")]).toEqual([1, 0, 0]);
  const wrong = await served.whocan(["plan"], { env: { ZOOM_CLIENT_SECRET: "wrong" } });
  expect([wrong.code, wrong.stderr]).toEqual([4, expect.stringContaining("AUTH_SECRET")]);
});
