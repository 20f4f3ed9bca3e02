import { request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EngineAt } from "../../src/access/ask.ts";
import type { ApiPorts } from "../../src/api/context.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import type { Revision } from "../../src/store/graph-store.ts";
import { bearer, codeOf, query } from "./client.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";
import { portsOf } from "./ports.ts";
import { beyondLoopback, reach, serve } from "./serve.ts";

let demo: DemoApp;
let head: Revision;
beforeAll(async () => {
  demo = await openDemoApp({}, 12);
  await readAccount(demo);
  head = (await demo.app.head()) as Revision;
});
afterAll(() => demo.close());

async function probe(url: string, path: string, token?: string) {
  const { statusCode, body } = await request(url + path, { headers: bearer(token) });
  return [statusCode, await body.json()];
}

/** The demo's ports, with a head and engines that a test can change while the server runs. */
function movable(): { ports: ApiPorts; at: { head: () => Promise<Revision | null>; engine: EngineAt } } {
  const at = { head: () => demo.app.head(), engine: demo.app.engineAt };
  const ports = {
    ...portsOf(demo.app),
    head: () => at.head(),
    engineAt: (...args: Parameters<EngineAt>) => at.engine(...args),
  };
  return { ports, at };
}

const away = async (): Promise<never> => {
  throw new WhocanError("STORE_UNREACHABLE", "The server of the store cannot be reached.");
};

it("/healthz says that the process answers, whatever the store does", async () => {
  const { url } = await serve();
  expect(await probe(url, "/healthz")).toEqual([200, { status: "ok", version: "1.2.3" }]);
  expect(await probe(url, "/readyz")).toEqual([
    503,
    { status: "not ready", code: "NO_DATA", reason: "Nothing has been read yet." },
  ]);
});

it("probes are open beyond loopback, and give details to those alone who have a token", async () => {
  const { exposure, tokens } = await beyondLoopback();
  const { token } = await tokens.create("a", ["read"], new Date());
  const url = reach(await serve({ ports: portsOf(demo.app), exposure }));
  expect(await probe(url, "/healthz")).toEqual([200, { status: "ok" }]);
  expect(await probe(url, "/readyz")).toEqual([200, { status: "ready" }]);
  expect(await probe(url, "/readyz", "wrong")).toEqual([200, { status: "ready" }]);
  expect(await probe(url, "/readyz", token)).toEqual([200, { status: "ready", revision: 1, newer: null }]);
  const empty = reach(await serve({ exposure }));
  expect(await probe(empty, "/readyz")).toEqual([503, { status: "not ready" }]);
});

describe("a server", () => {
  const ASKED = `{ search(text: "a", first: 1) { revision } }`;
  const revisionOf = async (url: string) => (await query(url, ASKED)).data?.search.revision;

  it("goes over to a new revision by itself, and answers from the one before until that is ready", async () => {
    const { ports, at } = movable();
    const { url } = await serve({ ports });
    expect(await revisionOf(url)).toBe("1");
    let makeReady = () => {};
    at.head = async () => ({ ...head, number: 2 });
    at.engine = async () => {
      await new Promise<void>((resolve) => {
        makeReady = resolve;
      });
      const engine = await demo.app.engineAt("1", undefined);
      return Object.assign(Object.create(engine), { revision: { ...engine.revision, number: 2 } });
    };
    expect(await revisionOf(url)).toBe("1");
    expect(await probe(url, "/readyz")).toEqual([
      200,
      { status: "ready", revision: 1, newer: { revision: 2, code: null } },
    ]);
    makeReady();
    await expect
      .poll(() => probe(url, "/readyz"), { timeout: 60_000 })
      .toEqual([200, { status: "ready", revision: 2, newer: null }]);
  });

  it("answers on from the revision before when the new one cannot be made ready, and says so", async () => {
    const { ports, at } = movable();
    const { url } = await serve({ ports });
    expect(await revisionOf(url)).toBe("1");
    at.head = async () => ({ ...head, number: 2 });
    let builds = 0;
    at.engine = async () => {
      builds++;
      throw new WhocanError("STORE_DAMAGED", "A fact does not match its fingerprint.");
    };
    for (let count = 0; count < 5; count++) expect(await revisionOf(url)).toBe("1");
    // Trying costs much: it is not tried again for each question.
    expect(builds).toBe(1);
    expect(await probe(url, "/readyz")).toEqual([
      200,
      { status: "ready", revision: 1, newer: { revision: 2, code: "STORE_DAMAGED" } },
    ]);
    at.engine = demo.app.engineAt;
    at.head = () => demo.app.head();
    expect(await probe(url, "/readyz")).toEqual([200, { status: "ready", revision: 1, newer: null }]);
  });

  it("answers on while the store is away, but is not ready, and is again when it comes back", async () => {
    const { ports, at } = movable();
    const { url } = await serve({ ports });
    expect(await revisionOf(url)).toBe("1");
    at.head = away;
    at.engine = away;
    expect(await revisionOf(url)).toBe("1");
    const page = await query(url, `{ search(text: "a", first: 1) { pageInfo { endCursor } } }`);
    const after = page.data.search.pageInfo.endCursor;
    expect(
      (await query(url, `{ search(text: "a", first: 1, after: "${after}") { revision } }`)).errors,
    ).toBeUndefined();
    expect(await probe(url, "/readyz")).toEqual([
      503,
      { status: "not ready", code: "STORE_UNREACHABLE", reason: expect.any(String) },
    ]);
    at.head = () => demo.app.head();
    at.engine = demo.app.engineAt;
    expect(await probe(url, "/readyz")).toEqual([200, { status: "ready", revision: 1, newer: null }]);
  });

  it("that has answered nothing yet says why it cannot", async () => {
    const { ports, at } = movable();
    at.head = away;
    const { url } = await serve({ ports });
    expect(codeOf(await query(url, ASKED))).toBe("STORE_UNREACHABLE");
    at.head = () => demo.app.head();
    expect(await revisionOf(url)).toBe("1");
  });
});
