import { request } from "undici";
import { afterEach, expect, it, vi } from "vitest";
import { query } from "./client.ts";
import { serve } from "./serve.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it("reports nothing to anybody, whatever the environment has for other servers", async () => {
  vi.stubEnv("APOLLO_KEY", "service:whocan:canary");
  vi.stubEnv("APOLLO_GRAPH_REF", "whocan@current");
  vi.stubEnv("APOLLO_SCHEMA_REPORTING", "true");
  const fetch = vi.fn(async () => Response.json({}));
  vi.stubGlobal("fetch", fetch);
  const said: unknown[] = [];
  const line = (...words: readonly unknown[]) => void said.push(words);
  const { url, close } = await serve({ logger: { debug: line, info: line, warn: line, error: line } });
  expect((await query(url, "{ __typename }")).data).toEqual({ __typename: "Query" });
  await close();
  expect([said, fetch.mock.calls]).toEqual([[], []]);
});

it("lets nobody keep answers of GraphQL, refusals neither", async () => {
  const { url } = await serve();
  const headers = { "content-type": "application/json" };
  for (const body of [`{"query":"{ __typename }"}`, `{"query":"{"}`, "[]", "no JSON"]) {
    const answer = await request(`${url}/graphql`, { method: "POST", headers, body });
    await answer.body.dump();
    expect([body, answer.headers["cache-control"]]).toEqual([body, "no-store"]);
  }
});
