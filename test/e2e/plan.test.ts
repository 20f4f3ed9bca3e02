import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { makeKey } from "../../src/model/keys.ts";
import { DaySpending } from "../../src/sync/day-spending.ts";
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
  expect(stdout).toContain(`${calls - 40} calls of medium are beyond today's budget`);
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

it("counts anew what an earlier run was refused", async () => {
  const served = await serve(400);
  const { scopes } = served.zoom.rules;
  const lists = ["user:read:list_users:admin", "group:read:list_members:admin"];
  served.zoom.rules.scopes = scopes.filter((scope) => !lists.includes(scope));
  await served.json(["sync"]);

  const refused = (await served.json(["plan"])).plans[0];
  expect(callsOf(refused, "group-members")).toBe(1);
  const made = await callsOfSync(served);
  expect(refused.calls).toBe(made);

  served.zoom.rules.scopes = scopes;
  const granted = (await served.json(["plan"])).plans[0];
  expect(granted.calls).toBeGreaterThan(refused.calls);
  const ratio = (await callsOfSync(served)) / granted.calls;
  expect(ratio).toBeLessThanOrEqual(1.02);
  expect(ratio).toBeGreaterThan(0.9);
}, 120_000);

it("subtracts what the day has spent, and plans of a parked run what it has left", async () => {
  const served = await serve(30);
  const env = { ZOOM_PLAN: "free" };
  const planned = async () => JSON.parse((await served.whocan(["plan", "--json"], { env })).stdout).plans[0];
  const mediumOf = (plan: { quotas: { quota: string }[] }) => plan.quotas.find(({ quota }) => quota === "core/medium");
  await served.json(["sync"]);
  const whole = await planned();
  const { calls } = mediumOf(whole) as unknown as { calls: number };
  expect(mediumOf(whole)).toMatchObject({ daily: { calls: 2000, left: 2000 } });
  expect(whole.deferred).toEqual([]);

  const spending = new DaySpending(join(served.folder, ".whocan"), makeKey("zoom", served.account.id), silentLogger);
  const day = new Date().toISOString().slice(0, 10);
  for (let i = 0; i < 1997; i++) spending.add("core/medium", day);
  spending.close();
  const late = await planned();
  expect(mediumOf(late)).toMatchObject({ daily: { pool: "core/medium", calls: 2000, left: 3 } });
  expect(late.deferred).toEqual([{ pool: "core/medium", calls: calls - 3, days: 2 }]);

  expect((await served.whocan(["sync", "--json"], { env })).code).toBe(0);
  const rest = await planned();
  // Users are one list: what was read of it before the budget was spent is read again.
  const left = mediumOf(rest) as unknown as { calls: number };
  expect(left).toMatchObject({ daily: { left: 0 } });
  expect(left.calls).toBeGreaterThanOrEqual(calls - 3);
  expect(left.calls).toBeLessThan(calls);
  expect(rest.deferred).toEqual([{ pool: "core/medium", calls: left.calls, days: 1 }]);
  expect(rest.calls).toBeLessThan(whole.calls);
  // By other limits the rest is read at once.
  expect(await callsOfSync(served)).toBe(rest.calls);
}, 120_000);

function callsOf({ sections }: { sections: { section: string; calls: number }[] }, name: string): number | undefined {
  return sections.find(({ section }) => section === name)?.calls;
}
