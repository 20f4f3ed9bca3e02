import { request } from "undici";
import { expect, it } from "vitest";
import { codeOf, query } from "../api/client.ts";
import { serve } from "../api/serve.ts";
import { HOSTILE_DOCUMENTS } from "./documents.ts";

/** What a request may be refused with before anything is asked of the store. */
const REFUSALS = [
  "QUERY_TOO_LARGE",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
];
/** The aim is 10 ms, which `npm run bench` shows; a busy machine takes its time. */
const MOST_MS = 250;

it("200 hostile documents and more are refused at once, and the server answers on", async () => {
  const { url } = await serve();
  await query(url, "{ __typename }");
  expect(HOSTILE_DOCUMENTS.length).toBeGreaterThan(200);
  const slow: string[] = [];
  for (const { name, body } of HOSTILE_DOCUMENTS) {
    const text = JSON.stringify(body);
    const started = performance.now();
    const response = await request(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: text,
    });
    const answer = (await response.body.json()) as { data?: unknown; errors?: { extensions?: { code?: string } }[] };
    const ms = performance.now() - started;
    if (ms > MOST_MS) slow.push(`${name}: ${ms.toFixed(0)} ms`);
    expect([name, answer.data ?? null, response.statusCode]).toEqual([
      name,
      null,
      expect.toSatisfy((code) => code === 400 || code === 413),
    ]);
    for (const { extensions } of answer.errors ?? [])
      expect([name, REFUSALS]).toEqual([name, expect.arrayContaining([extensions?.code])]);
    expect([name, answer.errors?.length ?? 0]).not.toEqual([name, 0]);
  }
  // One pause of the machine is not the server's.
  expect(slow.length, slow.join(", ")).toBeLessThan(3);
  expect((await query(url, "{ __typename }")).data).toEqual({ __typename: "Query" });
});

it("limits are those of the configuration, and say which one it was", async () => {
  const limits = { maxTokens: 4000, maxDepth: 2, maxAliases: 1, maxDirectives: 1, maxCost: 500, maxBodyKb: 1 };
  const { url } = await serve({ limits });
  const refused = [
    ["{ a: __typename b: __typename }", "aliases"],
    ["{ status { revision { number } } }", "depth"],
    ["{ __typename @skip(if: false) @skip(if: false) }", "directives"],
    ["{ runs(first: 500) { id } }", "cost"],
  ] as const;
  for (const [text, limit] of refused) {
    const answer = await query(url, text);
    expect([answer.status, codeOf(answer), answer.errors?.[0]?.message]).toEqual([
      400,
      "QUERY_TOO_LARGE",
      expect.stringContaining(limit),
    ]);
  }
  expect((await query(url, `{ __typename } # ${"x".repeat(2000)}`)).status).toBe(413);
  expect((await query(url, "{ a: __typename }")).data).toEqual({ a: "Query" });
  const get = await request(`${url}/graphql?query=${encodeURIComponent("{ a: __typename b: __typename }")}`, {
    headers: { "apollo-require-preflight": "true" },
  });
  expect([
    get.statusCode,
    ((await get.body.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
  ]).toEqual([400, "QUERY_TOO_LARGE"]);
});

it("the introspection of tools, and the largest page with its proofs, are within the limits", async () => {
  const { url } = await serve();
  const { getIntrospectionQuery } = await import("graphql");
  expect((await query(url, getIntrospectionQuery())).data.__schema.queryType.name).toBe("Query");
  const page = `{ whoCan(resource: "set:User", first: 1000) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node {
    principal { key kind id name properties } access { permission state bound origins { kind value } parts { key } }
    witness { digest spine { from { key } relation to { key } because { text } } } } } } }`;
  expect(codeOf(await query(url, page))).toBe("NO_DATA");
});
