import { request } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import { codeOf, query } from "./client.ts";
import { type DemoApp, openDemoApp } from "./demo-app.ts";
import { portsOf, runnerOf } from "./ports.ts";
import { serve } from "./serve.ts";

interface Served {
  readonly url: string;
  readonly demo: DemoApp;
  /** Resolves when the fake Zoom was asked for the users, which it does not answer until it is let. */
  readonly atUsers: Promise<void>;
  letGo(): void;
}

/** A server over an account that has not been read; the fake Zoom holds back the list of users when told to. */
async function serveUnread({ hold = false } = {}): Promise<Served> {
  let letGo = () => {};
  let arrived = () => {};
  const atUsers = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const held = new Promise<undefined>((resolve) => {
    letGo = () => resolve(undefined);
  });
  const demo = await openDemoApp(
    {
      onRequest: ({ path }) => {
        if (!hold || path !== "/v2/users") return undefined;
        arrived();
        return held;
      },
    },
    12,
  );
  onTestFinished(() => demo.close());
  const runner = runnerOf(demo.app);
  const { url } = await serve({ ports: portsOf(demo.app, runner) });
  onTestFinished(() => runner.close());
  onTestFinished(letGo);
  return { url, demo, atUsers, letGo };
}

const RUN =
  "{ id connection outcome revision error { code message help field } sections { section status records extents { ended total } } }";
const ended = (url: string, id: string) =>
  expect.poll(async () => (await query(url, `{ run(id: "${id}") { outcome } }`)).data.run.outcome, { timeout: 60_000 });

describe("startSync", () => {
  it("begins a run and answers at once; run tells how far it is, and the server goes over to what it wrote", async () => {
    const { url, atUsers, letGo } = await serveUnread({ hold: true });
    expect(codeOf(await query(url, `{ search(text: "a") { revision } }`))).toBe("NO_DATA");
    const { data } = await query(url, `mutation { startSync ${RUN} }`);
    expect(data.startSync).toMatchObject({
      id: "1",
      connection: "zoom",
      outcome: "running",
      revision: null,
      error: null,
    });
    await atUsers;
    const during = (await query(url, `{ run(id: "1") ${RUN} }`)).data.run;
    expect(during.sections).toContainEqual({
      section: "users",
      status: "reading",
      records: 0,
      extents: { ended: 0, total: 3 },
    });
    letGo();
    await ended(url, "1").toBe("committed");
    const after = (await query(url, `{ run(id: "1") ${RUN} search(text: "a") { revision } }`)).data;
    expect(after.search.revision).toBe("1");
    expect(after.run).toMatchObject({ revision: "1", error: null });
    expect(after.run.sections.find((each: { section: string }) => each.section === "users")).toEqual({
      section: "users",
      status: "complete",
      records: 12,
      extents: { ended: 3, total: null },
    });
  });

  it("reads only some sections when asked to", async () => {
    const { url } = await serveUnread();
    const { data } = await query(
      url,
      `mutation { startSync(connection: "zoom", only: ["roles"]) { sections { section } } }`,
    );
    expect(data.startSync.sections).toEqual([{ section: "roles" }]);
    await ended(url, "1").toBe("committed");
  });

  it("is refused while another run is under way, naming it, and for what cannot be read", async () => {
    const { url, atUsers, letGo } = await serveUnread({ hold: true });
    expect(codeOf(await query(url, `mutation { startSync(only: ["nonsense"]) { id } }`))).toBe("BAD_ARGUMENT");
    const other = await query(url, `mutation { startSync(connection: "other") { id } }`);
    expect([codeOf(other), other.errors?.[0]?.extensions["help"]]).toEqual(["BAD_ARGUMENT", "Use one of zoom."]);
    await query(url, "mutation { startSync { id } }");
    await atUsers;
    const second = await query(url, "mutation { startSync { id } }");
    expect([codeOf(second), second.errors?.[0]?.extensions["data"]]).toEqual(["RUN_IN_PROGRESS", { run: 1 }]);
    letGo();
    await ended(url, "1").toBe("committed");
  });

  it("says why a run cannot begin, and a run why it failed", async () => {
    const { url, demo } = await serveUnread();
    demo.zoom.rules.deactivated = true;
    expect(codeOf(await query(url, "mutation { startSync { id } }"))).toBe("AUTH_DEACTIVATED");
    expect((await query(url, "{ runs { id } }")).data.runs).toEqual([]);
    demo.zoom.rules.deactivated = false;
    demo.zoom.rules.onRequest = ({ path }) => {
      if (path === "/v2/roles") demo.zoom.rules.deactivated = true;
      if (path === "/v2/roles") demo.zoom.revokeTokens();
      return undefined;
    };
    await query(url, "mutation { startSync { id } }");
    await ended(url, "1").toBe("failed");
    expect((await query(url, `{ run(id: "1") ${RUN} }`)).data.run.error).toEqual({
      code: "AUTH_DEACTIVATED",
      message: expect.any(String),
      help: expect.stringContaining("Activate the app"),
      field: null,
    });
  });

  it("cannot be sent by a form or a link of another site", async () => {
    const { url, demo } = await serveUnread();
    const text = "mutation { startSync { id } }";
    const link = await request(`${url}/graphql?query=${encodeURIComponent(text)}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    expect(link.statusCode).toBe(405);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const form = await request(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": type },
        body: JSON.stringify({ query: text }),
      });
      expect([type, form.statusCode]).toEqual([type, 400]);
    }
    expect(demo.zoom.requests.count).toBe(0);
  });
});

describe("cancelSync", () => {
  it("ends the run under way, keeps what it has read, and the next one goes on with it", async () => {
    const { url, atUsers, letGo } = await serveUnread({ hold: true });
    await query(url, "mutation { startSync { id } }");
    await atUsers;
    expect(codeOf(await query(url, `mutation { cancelSync(id: "2") { id } }`))).toBe("NO_SUCH_RUN");
    expect(codeOf(await query(url, `mutation { cancelSync(id: "x") { id } }`))).toBe("NO_SUCH_RUN");
    const { data } = await query(url, `mutation { cancelSync(id: "1") { id outcome error { code } } }`);
    expect(data.cancelSync).toEqual({ id: "1", outcome: "cancelled", error: null });
    expect(codeOf(await query(url, `mutation { cancelSync(id: "1") { id } }`))).toBe("NO_SUCH_RUN");
    letGo();
    expect((await query(url, "mutation { startSync { id outcome } }")).data.startSync).toEqual({
      id: "1",
      outcome: "running",
    });
    await ended(url, "1").toBe("committed");
  });
});

it("runs are listed, newest first, of one connection or of all; one that is not known is null", async () => {
  const { url, demo } = await serveUnread();
  const [connection] = demo.app.config.connections;
  if (connection === undefined) throw new Error("There is no connection.");
  await demo.app.sync({ connection });
  await demo.app.sync({ connection });
  const { data } = await query(
    url,
    `{ runs { id outcome } none: runs(connection: "other") { id } one: runs(first: 1) { id }
       run(id: "9") { id } odd: run(id: "a") { id } }`,
  );
  expect(data).toEqual({
    runs: [
      { id: "2", outcome: "unchanged" },
      { id: "1", outcome: "committed" },
    ],
    none: [],
    one: [{ id: "2" }],
    run: null,
    odd: null,
  });
  expect(codeOf(await query(url, "{ runs(first: 0) { id } }"))).toBe("BAD_ARGUMENT");
  expect(codeOf(await query(url, "{ runs(first: 51) { id } }"))).toBe("BAD_ARGUMENT");
});
