import { expect, it, onTestFinished, vi } from "vitest";
import type { FakeZoomOptions } from "../../src/demo/server/start-fake-zoom.ts";
import { serveAccount } from "./served-account.ts";

/** Sign-ins are off unless a test turns them on. */
const isLeft = ({ section, status }: { section: string; status: string }) =>
  status !== "complete" && section !== "activities";

// Limits are of seconds, and are kept in real time.
vi.setConfig({ testTimeout: 240_000 });

const USERS = 12;

/** Reads an account whose fake Zoom limits requests; gives how often it refused one, and what was read. */
async function readUnder(options: FakeZoomOptions, variables: Readonly<Record<string, string>>) {
  const served = await serveAccount(USERS, options, { ZOOM_PLAN: "unlimited", ...variables });
  onTestFinished(() => served.close());
  const { code, stderr } = await served.whocan(["sync"]);
  expect([code, stderr.includes("error")]).toEqual([0, false]);
  const status = await served.json(["status"]);
  return {
    seen: served.zoom.requests.list.length,
    refused: served.zoom.requests.list.filter((request) => request.status === 429).length,
    incomplete: status.coverage.filter(isLeft),
    facts: status.revision.factsDigest,
    served,
  };
}

it("within its limits a run meets no 429", async () => {
  const { seen, refused, incomplete } = await readUnder(
    { limits: { plan: "business" } },
    { ZOOM_PLAN: "business", WHOCAN_QUOTA_SHARE: "0.5" },
  );
  expect(seen).toBeGreaterThan(60);
  expect({ refused, incomplete }).toEqual({ refused: 0, incomplete: [] });
});

it("VZ-67 without its limiter a run meets those of seconds, waits, and ends complete all the same", async () => {
  const { refused, incomplete } = await readUnder({ limits: { plan: "pro" } }, {});
  expect(refused).toBeGreaterThan(0);
  expect(incomplete).toEqual([]);
});

it("VZ-67 AX-26 a day's limit ends a run at once, which says what it left; after 00:00 UTC the run goes on with that alone, and nothing is lost", async () => {
  let now = new Date().setUTCHours(12, 0, 0, 0);
  // Time passes with each look at the clock, so that limits of seconds are never met.
  const served = await serveAccount(USERS, { limits: { plan: "free", times: 0.02 }, clock: () => (now += 30_000) });
  onTestFinished(() => served.close());
  const read = async () => {
    served.zoom.requests.clear();
    const { code, stdout } = await served.whocan(["sync", "--json", "--quiet"]);
    expect(code).toBe(0);
    const [{ resumed, resumeAt }] = JSON.parse(stdout).reports;
    const { coverage, revision } = await served.json(["status"]);
    return {
      resumed,
      resumeAt,
      answered: served.zoom.requests.list
        .filter(({ status, path }) => status === 200 && path.startsWith("/v2/"))
        .map(({ path, query }) => `${path}?${query}`),
      refused: served.zoom.requests.list.filter(({ status }) => status === 429).length,
      left: coverage.filter(isLeft),
      facts: revision.factsDigest,
    };
  };
  const parked = await read();
  // One for each section that was under way: none of them waits, and none is tried again.
  expect(parked.refused).toBeGreaterThan(0);
  expect(parked.refused).toBeLessThan(30);
  expect(parked.left).not.toEqual([]);
  for (const { reason } of parked.left) expect(reason).not.toBeNull();
  expect(parked.resumeAt).toBe(new Date(new Date(now).setUTCHours(24, 0, 0, 0)).toISOString());

  now += 86_400_000;
  served.zoom.rules.limits = { plan: "free", times: 10 };
  const whole = await read();
  expect(whole).toMatchObject({ refused: 0, left: [], resumed: true, resumeAt: null });
  expect(parked.answered.length).toBeGreaterThan(10);
  expect(whole.answered.filter((request) => parked.answered.includes(request))).toEqual([]);
  const undisturbed = await served.whocan(["sync", "--json", "--quiet"], { env: { WHOCAN_DATA: "undisturbed" } });
  expect(whole.facts).toBe(JSON.parse(undisturbed.stdout).reports[0].revision.factsDigest);
});

it("goes on with a new token when one ends during the run", async () => {
  let at = Date.now();
  const { seen, incomplete, served } = await readUnder({ tokenLifeSeconds: 40, clock: () => (at += 500) }, {});
  const tokens = served.zoom.requests.list.filter(({ path }) => path === "/oauth/token").length;
  expect(tokens).toBeGreaterThan(1);
  expect(seen).toBeGreaterThan(60);
  expect(incomplete).toEqual([]);
});
