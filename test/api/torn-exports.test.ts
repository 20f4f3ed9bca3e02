import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PrincipalRow } from "../../src/access/answers.ts";
import type { EngineAt } from "../../src/access/ask.ts";
import type { AccessEngine } from "../../src/access/engine.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";
import { portsOf } from "./ports.ts";
import { readExport, WHO_CAN } from "./read-export.ts";
import { serve } from "./serve.ts";

const ASKED = { permission: "DataRead", resource: "set:Recording" };

let demo: DemoApp;
beforeAll(async () => {
  demo = await openDemoApp({}, 12);
  await readAccount(demo);
});
afterAll(() => demo.close());

/** A server whose engine answers `principals` with these batches. */
async function serveBatches(batches: () => AsyncGenerator<readonly PrincipalRow[]>, deadlineMs = 60_000) {
  const engineAt: EngineAt = async (...args) => {
    const engine = await demo.app.engineAt(...args);
    const principals: AccessEngine["principals"] = async (request) => ({
      ...(await engine.principals(request)),
      batches: batches(),
    });
    return Object.assign(Object.create(engine) as AccessEngine, {
      node: (key: string) => engine.node(key),
      candidates: (word: string, rest: string) => engine.candidates(word, rest),
      principals,
    });
  };
  return serve({ ports: { ...portsOf(demo.app), engineAt }, deadlineMs });
}

/** So long that a busy machine sends the first row within it. */
const DEADLINE_MS = 6_000;
const ROW: PrincipalRow = { principal: JSON.stringify({ key: "k".repeat(200) }), access: [] };
const BATCH = Array.from({ length: 500 }, () => ROW);

describe("an export that cannot go on", () => {
  const path = `${WHO_CAN}?${new URLSearchParams(ASKED)}`;

  it("is an error while nothing was sent", async () => {
    const { url } = await serveBatches(async function* () {
      yield [ROW];
      throw new Error("the secret is canary-4711");
    });
    const answer = await readExport(url, WHO_CAN, ASKED);
    expect([answer.status, answer.error.errors[0].extensions.code]).toEqual([500, "INTERNAL"]);
    expect(JSON.stringify(answer.error)).not.toContain("canary");
  });

  it("cuts the connection once a part was sent, so that the part is not taken for the whole", async () => {
    const { url } = await serveBatches(async function* () {
      yield BATCH;
      throw new Error("broken");
    });
    const { statusCode, body } = await request(url + path);
    expect(statusCode).toBe(200);
    await expect(body.text()).rejects.toThrow();
  });

  it("ends with its client, and holds back while the client does not read", async () => {
    let given = 0;
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const { url } = await serveBatches(async function* () {
      try {
        for (;;) {
          given++;
          yield BATCH;
        }
      } finally {
        ended();
      }
    });
    const { body } = await request(url + path);
    await once(body, "readable");
    for (let turn = 0; turn < 500; turn++) await nextTurn();
    body.on("error", () => undefined).destroy();
    await end;
    expect(given).toBeLessThan(1000);
  });

  it("is cut when its client takes nothing for as long as a request may last", async () => {
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const { url } = await serveBatches(async function* () {
      try {
        for (;;) yield BATCH;
      } finally {
        ended();
      }
    }, DEADLINE_MS);
    const { body } = await request(url + path);
    body.on("error", () => undefined);
    await end;
    const metrics = await (await request(`${url}/metrics`)).body.text();
    expect(metrics).toContain('whocan_questions_total{question="principals",outcome="CANCELLED"} 1');
    body.destroy();
  });

  it("may take longer than the deadline once it is under way", async () => {
    const { url } = await serveBatches(async function* () {
      for (let round = 0; round < 6; round++) {
        yield BATCH;
        await new Promise((resolve) => setTimeout(resolve, DEADLINE_MS / 4));
      }
    }, DEADLINE_MS);
    const { end } = await readExport(url, WHO_CAN, ASKED);
    expect(end.rows).toBe(6 * BATCH.length);
  });

  it("answers DEADLINE where not even the first row is there in time", async () => {
    const engineAt: EngineAt = () => new Promise(() => undefined);
    const { url } = await serve({ ports: { ...portsOf(demo.app), engineAt }, deadlineMs: 20 });
    const answer = await readExport(url, WHO_CAN, { resource: "set:User", at: "1" });
    expect([answer.status, answer.error.errors[0].extensions.code]).toEqual([503, "DEADLINE"]);
  });
});
