import { expect, it, onTestFinished } from "vitest";
import { DEPARTED_SIGN_IN } from "../../src/demo/account/sign-ins.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

const SCOPE = "report:read:user_activities:admin";
const CALL = "GET /report/activities";
const ON = { WHOCAN_ACTIVITY_DAYS: "28" };
const DAY_MS = 86_400_000;

/** An account as of now, its app with the scope for sign-ins unless that is left out. */
async function serve({ scope = true, notInPlan = [] as string[] } = {}): Promise<ServedAccount> {
  const served = await serveAccount(30, { notInPlan });
  onTestFinished(() => served.close());
  if (scope) served.zoom.rules.scopes = [...served.zoom.rules.scopes, SCOPE];
  return served;
}

const sync = async (served: ServedAccount, env = {}) => served.whocan(["sync", "--quiet"], { env });
const asked = ({ zoom }: ServedAccount) => zoom.requests.list.filter(({ path }) => path === "/v2/report/activities");

/** The row of sign-ins, and the sections besides that are not complete. */
async function coverageOf(served: ServedAccount) {
  const coverage: { section: string; status: string; missing: unknown }[] = (await served.json(["status"])).coverage;
  const others = coverage.filter(({ section, status }) => section !== "activities" && status !== "complete");
  return { own: coverage.find(({ section }) => section === "activities"), others };
}

/** Answers about access, with what they say that they lack. */
async function accessOf(served: ServedAccount) {
  const { nodes, completeness } = await served.json(["who-can", "DataDelete", "set:Recording"]);
  const last = (await served.whocan(["export", "access", "--format", "ndjson"])).stdout.trimEnd().split("\n").at(-1);
  return {
    principals: nodes.map(({ principal }: { principal: { key: string } }) => principal.key),
    completeness,
    exported: JSON.parse(last ?? "").completeness,
  };
}

const rowOf = async (served: ServedAccount) =>
  (await served.whocan(["status"])).stdout.split("\n").find((line) => line.startsWith("activities "));

it.each([
  {
    what: "turned on",
    options: { notInPlan: [CALL] },
    env: {},
    row: /^activities +not-selected +0\/1 +0 +not collected: Sign-ins are turned off in the configuration/u,
    own: { status: "not-selected", missing: null },
    calls: 0,
  },
  {
    what: "the scope",
    options: { scope: false },
    env: ON,
    row: new RegExp(`^activities +denied +0/1 +0 +not collected: missing scope ${SCOPE}$`, "u"),
    own: { status: "denied", missing: { kind: "scope", codes: [SCOPE] } },
    calls: 1,
  },
  {
    what: "a plan that has them",
    options: { notInPlan: [CALL] },
    env: ON,
    row: /^activities +not-in-plan +0\/1 +0 +not collected: The account's plan has no GET \/report\/activities\.$/u,
    own: { status: "not-in-plan", missing: { kind: "plan", codes: [] } },
    calls: 1,
  },
])("AX-20 without $what sign-ins are not collected, and all else is", async ({ options, env, row, own, calls }) => {
  const served = await serve(options);
  const { code } = await sync(served, env);
  expect(code).toBe(0);
  expect(asked(served)).toHaveLength(calls);
  expect(await coverageOf(served)).toMatchObject({ own, others: [] });
  expect(await rowOf(served)).toMatch(row);
  const { stdout } = await served.whocan(["status"]);
  expect(stdout.includes("Not complete")).toBe(own.status !== "not-selected");
  const [user] = served.account.users.filter(({ status }) => status === "active");
  const { absent } = await served.json(["show", `user:${user?.email}`]);
  expect(absent).toContainEqual(expect.objectContaining({ field: "last_sign_in_time", section: "activities" }));
  // No question of access lacks anything for it.
  const { completeness, exported } = await accessOf(served);
  expect(completeness).toMatchObject({ complete: true, gaps: [] });
  expect(JSON.stringify([completeness, exported])).not.toContain("activities");
});

it("AX-20 with scope, plan and setting each user's last sign-in of the window is there, and no answer differs", async () => {
  const served = await serve();
  await sync(served);
  const without = await accessOf(served);
  await sync(served, ON);
  expect(await coverageOf(served)).toMatchObject({ own: { status: "complete" }, others: [] });
  expect(await accessOf(served)).toEqual(without);

  const window = served.account.users.filter(
    ({ lastLoginAt }) => lastLoginAt !== null && Date.parse(lastLoginAt) > Date.now() - 27 * DAY_MS,
  );
  expect(window.length).toBeGreaterThan(10);
  const show = async (email: string) => served.json(["show", `user:${email}`]);
  for (const { email, lastLoginAt } of window.slice(0, 5)) {
    const { kind, properties } = await show(email);
    expect([kind, properties["last_sign_in_time"]]).toEqual(["ZoomUser", new Date(lastLoginAt ?? "").toISOString()]);
    expect(properties["status"]).toBeDefined();
  }
  const { absent } = await show("gustavo.brandao@demo.example");
  expect(absent).toContainEqual(expect.objectContaining({ field: "last_sign_in_time", reason: "NOT_RETURNED" }));
  expect((await served.whocan(["show", `user:${DEPARTED_SIGN_IN.email}`])).code).not.toBe(0);
});

it("writes a revision when somebody signs in anew, and none otherwise", async () => {
  const served = await serve();
  const revision = async () => {
    await sync(served, ON);
    return (await served.json(["status"])).revision.number;
  };
  expect([await revision(), await revision()]).toEqual(["1", "1"]);
  const user = served.account.users.find(({ status }) => status === "active");
  if (user === undefined) throw new Error("The demo has no active user.");
  user.lastLoginAt = `${new Date().toISOString().slice(0, 19)}Z`;
  expect(await revision()).toBe("2");
});

it("keeps nobody for a sign-in who left, though sign-ins are not read any more", async () => {
  const served = await serve();
  await sync(served, ON);
  const left = served.account.users.findLast(({ status, roleId, lastLoginAt }) => {
    return status === "active" && roleId === "2" && Date.parse(lastLoginAt ?? "") > Date.now() - 27 * DAY_MS;
  });
  if (left === undefined) throw new Error("The demo has no such user.");
  expect((await served.json(["show", `user:${left.email}`])).properties).toHaveProperty("last_sign_in_time");
  served.account.users = served.account.users.filter((user) => user !== left);
  await sync(served);
  expect((await served.json(["status"])).counts).toContainEqual({ kind: "ZoomUser", count: 29 });
});

it("is planned when it is on, also where an earlier run left it out, and not when it is off", async () => {
  const served = await serve();
  const planned = async (env: Readonly<Record<string, string>>) => {
    const { stdout } = await served.whocan(["plan", "--json"], { env });
    return JSON.parse(stdout).plans[0].sections.find(({ section }: { section: string }) => section === "activities");
  };
  expect(await planned({})).toMatchObject({ calls: 0, basis: "configuration" });
  expect(await planned(ON)).toMatchObject({ calls: 1, quota: "core/heavy", basis: "estimate" });
  await sync(served);
  expect(await planned(ON)).toMatchObject({ calls: 1, basis: "estimate" });
  await sync(served, ON);
  expect(await planned(ON)).toMatchObject({ calls: 1, basis: "run 2" });
  expect(await planned({})).toMatchObject({ calls: 0, basis: "configuration" });
});
