import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { query } from "./client.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";
import { portsOf } from "./ports.ts";
import { serve } from "./serve.ts";

let demo: DemoApp;
beforeAll(async () => {
  demo = await openDemoApp({}, 12);
  await readAccount(demo);
});
afterAll(() => demo.close());
afterEach(() => vi.restoreAllMocks());

/** Engines of newer revisions than this one are never ready. */
function readyUpTo(number: number): void {
  const { engineAt } = demo.app;
  vi.spyOn(demo.app, "engineAt").mockImplementation((at, signal) =>
    Number(at) > number ? new Promise(() => undefined) : engineAt(at, signal),
  );
}

it("tells of the revision that is answered from while a newer one is made ready", async () => {
  const { url } = await serve({ ports: portsOf(demo.app), deadlineMs: 5000 });
  expect((await query(url, "{ status { revision { number } } }")).data.status.revision.number).toBe("1");
  await query(url, `{ search(text: "a", first: 1) { revision } }`);
  readyUpTo(1);
  for (const user of demo.account.users.slice(0, 1)) user.lastName = `${user.lastName}-Renamed`;
  await readAccount(demo);
  const { data, errors } = await query(
    url,
    '{ status { revision { number } coverage { section } counts { kind } } search(text: "a", first: 1) { revision } }',
  );
  expect(errors).toBeUndefined();
  expect([data.status.revision.number, data.search.revision]).toEqual(["1", "1"]);
  expect(data.status.counts).not.toEqual([]);
});

it("tells what the store knows before anything is ready to be asked", async () => {
  readyUpTo(0);
  const { url } = await serve({ ports: portsOf(demo.app), deadlineMs: 1000 });
  const known = await query(url, "{ status { revision { number } store { name engine } coverage { section } } }");
  expect(known.errors).toBeUndefined();
  expect(known.data.status).toMatchObject({ revision: { number: "2" }, store: { name: "sqlite", engine: "index" } });
  const counted = await query(url, "{ status { counts { kind } } }");
  expect(counted.errors?.[0]?.extensions["code"]).toBe("DEADLINE");
});

it("makes nobody wait again for a revision that has been awaited already", async () => {
  const { url } = await serve({ ports: portsOf(demo.app) });
  const asked = `{ search(text: "a", first: 1) { revision } }`;
  await query(url, asked);
  readyUpTo(2);
  for (const user of demo.account.users.slice(1, 2)) user.lastName = `${user.lastName}-Renamed`;
  await readAccount(demo);
  await query(url, asked);
  const start = performance.now();
  for (let count = 0; count < 3; count++) expect((await query(url, asked)).data.search.revision).toBe("2");
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(performance.now() - start).toBeLessThan(1000);
});
