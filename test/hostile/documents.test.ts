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
/** Of processor time, client and server together: that others keep the machine busy does not count. */
const MOST_MS = 10;
/** What one try costs beyond the least is the compiler's, the collector's and the neighbours' of a shared core. */
const TRIES = 9;

interface Refusal {
  readonly status: number;
  readonly data: unknown;
  readonly codes: readonly unknown[];
  readonly ms: number;
}

/** What a request is answered with, and what this process worked for it. */
async function send(url: string, body: string): Promise<Refusal> {
  const before = process.cpuUsage();
  const headers = { "content-type": "application/json" };
  const response = await request(`${url}/graphql`, { method: "POST", headers, body });
  const text = await response.body.text();
  const { user, system } = process.cpuUsage(before);
  const { data = null, errors = [] } = JSON.parse(text) as {
    data?: unknown;
    errors?: { extensions?: { code?: string } }[];
  };
  const codes = errors.map(({ extensions }) => extensions?.code);
  return { status: response.statusCode, data, codes, ms: (user + system) / 1000 };
}

it("200 hostile documents and more are refused, each in words of ours, and the server answers on", async () => {
  const { url } = await serve();
  expect(new Set(HOSTILE_DOCUMENTS.map(({ body }) => body)).size).toBe(HOSTILE_DOCUMENTS.length);
  expect(HOSTILE_DOCUMENTS.length).toBeGreaterThan(200);
  for (const { name, body } of HOSTILE_DOCUMENTS) {
    const { status, data, codes } = await send(url, body);
    expect([name, data, status]).toEqual([name, null, expect.toSatisfy((code) => code === 400 || code === 413)]);
    expect([name, codes.length, codes.filter((code) => !REFUSALS.includes(String(code)))]).toEqual([
      name,
      expect.toSatisfy((count) => count > 0),
      [],
    ]);
  }
  expect((await query(url, "{ __typename }")).data).toEqual({ __typename: "Query" });
});

it("each of them costs 10 ms at most", async () => {
  const { url } = await serve();
  for (const { body } of HOSTILE_DOCUMENTS) await send(url, body);
  const slow: string[] = [];
  for (const { name, body } of HOSTILE_DOCUMENTS) {
    let least = Number.POSITIVE_INFINITY;
    for (let tried = 0; tried < TRIES && least > MOST_MS; tried++) {
      least = Math.min(least, (await send(url, body)).ms);
    }
    if (least > MOST_MS) slow.push(`${name}: ${least.toFixed(1)} ms`);
  }
  expect(slow).toEqual([]);
});

it("limits are those of the configuration, and say which one it was", async () => {
  const limits = { maxTokens: 31, maxDepth: 2, maxAliases: 1, maxDirectives: 1, maxCost: 5000, maxBodyKb: 1 };
  const { url } = await serve({ limits });
  const refused = [
    ["{ a: __typename b: __typename }", "aliases"],
    [`{ ${"__typename ".repeat(30)}}`, "31 of tokens"],
    [`{ __typename } ${"#\n".repeat(32)}`, "31 of tokens"],
    ["{ status { revision { number } } }", "depth"],
    ["{ __typename @skip(if: false) @skip(if: false) }", "directives"],
    ["{ runs(first: 5000) { id } }", "cost"],
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
  expect((await query(url, `{ ${"__typename ".repeat(29)}} ${"#\n".repeat(31)}`)).data).toEqual({
    __typename: "Query",
  });
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
