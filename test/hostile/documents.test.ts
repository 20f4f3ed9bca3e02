import { request } from "undici";
import { expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/api/guards/document-limits.ts";
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

/** Ways to write a query string in which one parser may find the document and another none, or a harmless one. */
const WRITTEN: Readonly<Record<string, (document: string, variables: string) => string>> = {
  "as it is": (document, variables) => `query=${document}&variables=${variables}`,
  "behind 1,000 empty parameters": (document, variables) =>
    `${"&".repeat(1000)}query=${document}&variables=${variables}`,
  "with brackets beside it": (document, variables) => `query[]=${HARMLESS}&query=${document}&variables=${variables}`,
  "behind a hash": (document, variables) => `query=${document}&variables=${variables}#&query=${HARMLESS}`,
};
const HARMLESS = encodeURIComponent("{ __typename }");
/** Node takes 16 KB of headers. */
const LONGEST_ADDRESS = 14_000;

it("each document is refused by GET as by POST, however the query string is written", async () => {
  const { url } = await serve();
  const byPost: unknown[] = [];
  const byGet: unknown[] = [];
  for (const { name, body } of HOSTILE_DOCUMENTS) {
    if (/^(batches|no text|huge|deep)/u.test(name)) continue;
    const { query: text, variables } = JSON.parse(body) as { query: string; variables: unknown };
    const [document, given] = [encodeURIComponent(text), encodeURIComponent(JSON.stringify(variables))];
    if (document.length > LONGEST_ADDRESS) continue;
    const { codes } = await send(url, body);
    for (const [how, write] of Object.entries(WRITTEN)) {
      byPost.push([name, how, 400, codes]);
      const got = await get(url, write(document, given));
      byGet.push([name, how, got.status, got.codes]);
    }
  }
  expect(byPost.length).toBeGreaterThan(800);
  expect(byGet).toEqual(byPost);
});

it.each([
  `query=${HARMLESS}&query=${HARMLESS}`,
  `query=${HARMLESS}&variables={}&variables={}`,
  `query[]=${HARMLESS}`,
  `query[a]=${HARMLESS}`,
  "",
])("a query string without just one document is refused: %s", async (search) => {
  const { url } = await serve();
  expect(await get(url, search)).toEqual({ status: 400, codes: ["BAD_REQUEST"] });
});

it("answers by GET what is within the limits, with its variables and the name of its operation", async () => {
  const { url } = await serve();
  const text = encodeURIComponent(
    "query A($not: Boolean!) { a: __typename @skip(if: $not) } query B { b: __typename }",
  );
  const search = `query=${text}&operationName=A&variables=${encodeURIComponent('{"not":false}')}&other=1`;
  const { statusCode, body } = await request(`${url}/graphql?${search}`, { headers: BY_HAND });
  expect([statusCode, await body.json()]).toEqual([200, { data: { a: "Query" } }]);
});

/** No browser sends it by itself. */
const BY_HAND = { "apollo-require-preflight": "1" };

async function get(url: string, search: string): Promise<Pick<Refusal, "status" | "codes">> {
  // An address's own parser would take out what is behind a hash.
  const { statusCode, body } = await request(url, { path: `/graphql?${search}`, headers: BY_HAND } as never);
  const { errors = [] } = (await body.json()) as { errors?: { extensions?: { code?: string } }[] };
  return { status: statusCode, codes: errors.map(({ extensions }) => extensions?.code) };
}

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

it.each([
  [
    "questions in fragments",
    `{ ...f } fragment f on Query { ...g ${"__typename ".repeat(20)}} fragment g on Query { ${"__typename ".repeat(30)}}`,
  ],
  ["questions in inline fragments", `{ ... on Query { ${"__typename ".repeat(50)}} }`],
  ["lists of the whole account", "{ status { dangling { relation from to reason } disagreements { relation } } }"],
  [
    "lists inside rows",
    `{ whoCan(resource: "set:User", first: 100) { nodes { access { origins { kind } parts { key } } witness { spine { because { text } } } } } }`,
  ],
])("counts what %s cost", async (_what, text) => {
  const { url } = await serve({ limits: { ...DEFAULT_LIMITS, maxCost: 3000, maxBodyKb: 256 } });
  expect(codeOf(await query(url, text))).toBe("QUERY_TOO_LARGE");
});

it("refuses a known document with other variables, and takes it again with those that it had", async () => {
  const { url } = await serve();
  const text = "query ($n: Int) { runs(first: $n) { id connection outcome } }";
  const outcomes: unknown[] = [];
  for (const n of [5, 2_000_000, 5]) outcomes.push((await query(url, text, { n })).errors?.[0]?.extensions["code"]);
  expect(outcomes).toEqual([undefined, "QUERY_TOO_LARGE", undefined]);
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
