import { afterEach, describe, expect, it } from "vitest";
import { FakeClock } from "../fake-clock.ts";
import type { Reply } from "../loopback-server.ts";
import { type Answer, type FakeZoom, openSession, type Read, readSection, readWhole, startZoom } from "./fake-zoom.ts";
import { knownFacts } from "./test-account.ts";

let zoom: FakeZoom;
afterEach(() => zoom?.close());

const GROUPS = { groups: [{ id: "g1", name: "Sales" }] };

/** Reads the groups of a Zoom that gives these replies one after the other, the last one for ever. */
async function groupsOf(...replies: Reply[]): Promise<Read & { clock: FakeClock; again: () => Promise<Read> }> {
  let turn = 0;
  zoom = await startZoom(() => replies[Math.min(turn++, replies.length - 1)]);
  const clock = new FakeClock();
  const session = await openSession(zoom, {}, { clock });
  const read = await readWhole(session, "groups");
  return { ...read, clock, again: () => readWhole(session, "groups") };
}

describe("answers that are errors", () => {
  it.each([
    [
      "denied",
      400,
      { code: 4711, message: "Invalid access token, does not contain scopes:[group:read:list_groups:admin]." },
    ],
    ["denied", 400, { code: 4700, message: "Invalid access token, does not contain group:read:admin scope." }],
    ["denied", 200, { code: 200, message: "No permission." }],
    ["denied", 400, { code: 200, message: "Invalid access token. Does not contain permissions [Group:Read]." }],
    ["not-in-plan", 200, { code: 200, message: "Only available for paid account: X." }],
    ["not-in-plan", 410, { code: 4137, message: "No longer available." }],
    ["failed", 400, { code: 300, message: "Validation Failed." }],
    ["partial", 404, { code: 3001, message: "Meeting does not exist." }],
    ["failed", 401, { code: 1, message: "Unauthorized." }],
    ["failed", 501, "<html>"],
  ] as const)("end the section as %s: HTTP %i %j", async (status, http, body) => {
    const { stop, facts } = await groupsOf({ status: http, body });
    expect(stop).toMatchObject({ status, fatal: false });
    expect(facts).toEqual([]);
  });

  it("name the scopes of the catalog where Zoom names none", async () => {
    zoom = await startZoom(() => ({ status: 400, body: { code: 4711, message: "Invalid access token." } }));
    const session = await openSession(zoom);
    const [read] = await readSection(session, "users");
    expect(read?.stop).toMatchObject({
      status: "denied",
      missing: { kind: "scope", codes: ["user:read:admin", "user:read:list_users:admin"] },
      message: "The app lacks a scope for GET /users: user:read:admin or user:read:list_users:admin.",
    });
  });

  it("leave other sections alone", async () => {
    zoom = await startZoom(({ url }) =>
      url.pathname === "/v2/groups"
        ? { body: GROUPS }
        : { status: 400, body: { code: 4711, message: "scopes:[role:read:list_roles:admin]" } },
    );
    const session = await openSession(zoom);
    expect((await readWhole(session, "roles")).stop?.status).toBe("denied");
    expect((await readWhole(session, "groups")).stop).toBeUndefined();
  });
});

describe("faults of the network", () => {
  it.each([
    ["a server error", { status: 503, body: "<html>" }],
    ["a broken connection", { reset: true }],
  ])("%s is got over", async (_, fault) => {
    const { facts, stop } = await groupsOf(fault, fault, { body: GROUPS });
    expect([facts.length, stop]).toEqual([1, undefined]);
    expect(zoom.calls()).toHaveLength(3);
  });

  it("that last fail the section, not the run", async () => {
    const { stop } = await groupsOf({ status: 503, body: "<html>" });
    expect(stop).toMatchObject({ status: "failed", fatal: false, message: "GET /groups failed: HTTP 503." });
    expect(zoom.calls()).toHaveLength(6);
  });

  it("of the token host that last end the run at the first request that needs a token, and no other asks again", async () => {
    let isDown = false;
    zoom = await startZoom(
      () => ({ body: GROUPS }),
      () => (isDown ? { status: 503, body: "<html>" } : undefined),
    );
    const clock = new FakeClock();
    const session = await openSession(zoom, {}, { clock });
    isDown = true;
    clock.advance(3600_000);
    const { stop } = await readWhole(session, "groups");
    expect(stop).toMatchObject({ status: "failed", fatal: true, cause: { code: "NETWORK" } });
    expect(zoom.calls()).toEqual([]);
  });

  it("that cut us off end the run", async () => {
    const { again } = await groupsOf({ body: GROUPS });
    await zoom.close();
    expect((await again()).stop).toMatchObject({ status: "failed", fatal: true, cause: { code: "NETWORK" } });
  });

  it.each([
    ["a body that is not JSON, asked for again,", { body: "<html>" }, "BAD_RESPONSE", 3],
    [
      "a redirect to another host",
      { status: 302, headers: { location: "https://evil.example/v2/groups" } },
      "FOREIGN_REDIRECT",
      1,
    ],
  ])("%s fails the section", async (_, reply, code, calls) => {
    const { stop } = await groupsOf(reply);
    expect(stop).toMatchObject({ status: "failed", fatal: false, cause: { code } });
    expect(zoom.calls()).toHaveLength(calls);
  });

  it("a body that is not JSON once is got over", async () => {
    const { facts, stop } = await groupsOf({ body: '{"groups":[' }, { body: GROUPS });
    expect([facts.length, stop]).toEqual([1, undefined]);
    expect(zoom.calls()).toHaveLength(2);
  });

  it("an abort ends the reading with its reason", async () => {
    zoom = await startZoom(() => ({ body: GROUPS }));
    const session = await openSession(zoom);
    const section = session.sections.find(({ name }) => name === "groups");
    const context = { known: knownFacts(), signal: AbortSignal.abort(new Error("enough")) };
    const read = section?.read({ extent: "" }, context)[Symbol.asyncIterator]();
    await expect(read?.next()).rejects.toThrow("enough");
    expect(zoom.calls()).toHaveLength(0);
  });
});

describe("rate limits", () => {
  const PER_SECOND = {
    code: 429,
    message: "You have reached the maximum per-second rate limit for this API. Try again later.",
  };
  const DAILY = { code: 429, message: "You have reached the maximum daily rate limit for this API." };

  it.each([
    [{ "retry-after": "3" }, 3000],
    [{ "retry-after": "2026-11-15T12:00:04Z" }, 4000],
    [{}, 1000],
  ])("of the second are waited out, with Retry-After %j", async (headers, least) => {
    const { facts, stop, clock } = await groupsOf({ status: 429, headers, body: PER_SECOND }, { body: GROUPS });
    expect([facts.length, stop]).toEqual([1, undefined]);
    expect(clock.slept).toHaveLength(1);
    expect(clock.slept[0]).toBeGreaterThanOrEqual(least);
    expect(clock.slept[0]).toBeLessThan(least + 1001);
  });

  it("of the second that outlast all attempts leave the section partial, and are nothing that a run waits for", async () => {
    const { stop } = await groupsOf({ status: 429, body: PER_SECOND });
    expect(stop).toMatchObject({ status: "partial", fatal: false, resumeAt: null });
    expect(zoom.calls()).toHaveLength(6);
  });

  it("of the day park the section with its resume time, and nothing more is asked before", async () => {
    const { stop, again, clock } = await groupsOf({ status: 429, body: DAILY });
    expect(stop).toMatchObject({ status: "partial", fatal: false, resumeAt: "2026-11-16T00:00:00.000Z" });
    expect(stop?.message).toContain("2026-11-16T00:00:00.000Z");
    expect((await again()).stop?.status).toBe("partial");
    expect(zoom.calls()).toHaveLength(1);
    clock.advance(12 * 3600_000);
    await again();
    expect(zoom.calls()).toHaveLength(2);
  });

  it("of our own share of the day park it too", async () => {
    zoom = await startZoom(() => ({ body: GROUPS }));
    const clock = new FakeClock();
    const session = await openSession(zoom, { plan: "free", quotaShare: 0.0005 }, { clock });
    expect((await readWhole(session, "groups")).stop).toBeUndefined();
    const { stop } = await readWhole(session, "roles").finally(() => session.close());
    expect(stop?.message).toContain("until 2026-11-16T00:00:00.000Z");
    expect(zoom.calls()).toHaveLength(1);
  });
});

describe("tokens", () => {
  /** Answers with what `answer` says, but 401 to every token but the newest `valid` ones. */
  const guarded = (isValid: (token: string) => boolean, answer: Answer): Answer => {
    return (request) =>
      isValid(request.headers.authorization?.slice("Bearer ".length) ?? "")
        ? answer(request)
        : { status: 401, body: { code: 124, message: "Access token is expired." } };
  };

  it("that end between two pages are renewed without losing one", async () => {
    const pages: Record<string, unknown> = {
      "": { groups: [{ id: "g1" }], next_page_token: "p2", total_records: 3 },
      p2: { groups: [{ id: "g2" }], next_page_token: "p3", total_records: 3 },
      p3: { groups: [{ id: "g3" }], next_page_token: "", total_records: 3 },
    };
    let dead = "";
    zoom = await startZoom(
      guarded(
        (token) => token !== dead,
        ({ url, headers }) => {
          const page = url.searchParams.get("next_page_token") ?? "";
          if (page === "") dead = headers.authorization?.slice("Bearer ".length) ?? "";
          return { body: pages[page] };
        },
      ),
    );
    const session = await openSession(zoom);
    const { facts, stop } = await readWhole(session, "groups");
    expect(stop).toBeUndefined();
    expect(facts).toHaveLength(3);
    expect(zoom.tokens).toHaveLength(2);
  });

  it("that are refused even when renewed end the run after one renewal", async () => {
    zoom = await startZoom(
      guarded(
        () => false,
        () => ({ body: GROUPS }),
      ),
    );
    const session = await openSession(zoom);
    const { stop } = await readWhole(session, "groups");
    expect(stop).toMatchObject({ status: "failed", fatal: true, cause: { code: "AUTH_FAILED" } });
    expect([zoom.calls().length, zoom.tokens.length]).toEqual([2, 2]);
  });

  it.each([
    [400, "Invalid access token.", 2],
    [401, "Invalid access token.", 2],
    [400, "Invalid access token, does not contain group:read:admin scope.", 1],
  ])("refused by HTTP %i and code 4700, %s, are renewed unless a scope is named", async (status, message, calls) => {
    zoom = await startZoom(({ headers }) =>
      headers.authorization?.endsWith("-2") ? { body: GROUPS } : { status, body: { code: 4700, message } },
    );
    const { stop } = await readWhole(await openSession(zoom), "groups");
    expect(zoom.calls()).toHaveLength(calls);
    expect(stop?.status).toBe(calls === 1 ? "denied" : undefined);
  });

  it("are renewed before they end, and once for sections that run at once", async () => {
    zoom = await startZoom(() => ({ body: {} }));
    const clock = new FakeClock();
    const session = await openSession(zoom, {}, { clock });
    clock.advance(56 * 60_000);
    await Promise.all(["groups", "roles", "apps", "apps-approved"].map((name) => readWhole(session, name)));
    expect(zoom.tokens).toHaveLength(2);
    const used = new Set(zoom.calls().map(({ headers }) => headers.authorization));
    expect(used).toEqual(new Set([`Bearer ${zoom.tokens[1]}`]));
  });

  it("whose host does not answer keep nobody who has been told to stop, nor the connection from closing", async () => {
    let hangs = false;
    zoom = await startZoom(
      () => ({ body: GROUPS }),
      () => (hangs ? { hang: true } : undefined),
    );
    const clock = new FakeClock();
    const session = await openSession(zoom, {}, { clock });
    hangs = true;
    clock.advance(56 * 60_000);
    const groups = session.sections.find(({ name }) => name === "groups");
    const stop = new AbortController();
    const reading = groups?.read({ extent: "" }, { known: knownFacts(), signal: stop.signal })[Symbol.asyncIterator]();
    const page = reading?.next();
    await expect.poll(() => zoom.seen.length).toBe(2);
    stop.abort(new Error("enough"));
    await expect(page).rejects.toThrow("enough");
    await session.close();

    const start = new AbortController();
    const opening = openSession(zoom, {}, { signal: start.signal });
    await expect.poll(() => zoom.seen.length).toBe(3);
    start.abort(new Error("enough"));
    await expect(opening).rejects.toThrow("enough");
  });

  it("of two accounts read at once stay apart", async () => {
    const other = await startZoom(() => ({ body: {} }));
    zoom = await startZoom(() => ({ body: {} }));
    const sessions = await Promise.all([openSession(zoom), openSession(other, { accountId: "OtherAccount" })]);
    await Promise.all(sessions.map((session) => readWhole(session, "groups")));
    expect(zoom.calls()[0]?.headers.authorization).toBe(`Bearer ${zoom.tokens[0]}`);
    expect(other.calls()[0]?.headers.authorization).toBe(`Bearer ${other.tokens[0]}`);
    expect(new URLSearchParams(other.seen[0]?.body).get("account_id")).toBe("OtherAccount");
    await other.close();
  });
});
