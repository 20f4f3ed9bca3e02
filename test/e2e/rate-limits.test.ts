import { expect, it, onTestFinished, vi } from "vitest";
import type { FakeZoomOptions } from "../../src/demo/server/start-fake-zoom.ts";
import { serveAccount } from "./served-account.ts";

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
    incomplete: status.coverage.filter((section: { status: string }) => section.status !== "complete"),
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

it("without its limiter a run meets them, waits, and ends complete all the same", async () => {
  const { refused, incomplete } = await readUnder({ limits: { plan: "pro" } }, {});
  expect(refused).toBeGreaterThan(0);
  expect(incomplete).toEqual([]);
});

it("goes on with a new token when one ends during the run", async () => {
  let at = Date.now();
  const { seen, incomplete, served } = await readUnder({ tokenLifeSeconds: 40, clock: () => (at += 500) }, {});
  const tokens = served.zoom.requests.list.filter(({ path }) => path === "/oauth/token").length;
  expect(tokens).toBeGreaterThan(1);
  expect(seen).toBeGreaterThan(60);
  expect(incomplete).toEqual([]);
});
