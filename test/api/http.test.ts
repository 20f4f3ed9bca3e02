import { request } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningServer, type ServerOptions, startServer } from "../../src/api/server.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { query } from "./client.ts";
import { NO_DATA_PORTS } from "./ports.ts";

const options: ServerOptions = {
  ports: NO_DATA_PORTS,
  port: 0,
  deadlineMs: 10_000,
  logger: silentLogger,
  version: "1.2.3",
};
let server: RunningServer;
beforeAll(async () => {
  server = await startServer(options);
});
afterAll(() => server.close());

it("says that it is up", async () => {
  const { statusCode, body } = await request(`${server.url}/healthz`);
  expect([statusCode, await body.json()]).toEqual([200, { status: "ok", version: "1.2.3" }]);
});

it("explains itself on a page without scripts and without anything from elsewhere", async () => {
  const { statusCode, headers, body } = await request(server.url);
  const html = await body.text();
  expect(statusCode).toBe(200);
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(html).toContain(`${server.url}/graphql`);
  expect(html).toMatch(/<html lang="en">/u);
  expect(html).not.toMatch(/<script|https:\/\/|style=/u);
  expect((await request(`${server.url}/style.css`)).headers["content-type"]).toMatch(/^text\/css/u);
});

it("shows on the page only queries that the schema takes", async () => {
  const html = await (await request(server.url)).body.text();
  const texts = [...html.matchAll(/aria-label="GraphQL query[^>]*>([^<]+)</gu)].map(([, text = ""]) =>
    text.replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  );
  expect(texts.length).toBeGreaterThan(3);
  for (const text of texts) {
    const { errors = [] } = await query(server.url, text);
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["NO_DATA"]);
  }
});

it("hashes no answer, as clients keep none", async () => {
  for (const path of ["", "/graphql?query={__typename}"]) {
    const { statusCode, headers, body } = await request(`${server.url}${path}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    await body.dump();
    expect([path, statusCode, headers["etag"]]).toEqual([path, 200, undefined]);
  }
});

it("answers introspection, with a description on every field of a query", async () => {
  const { data } = await query(server.url, "{ __schema { queryType { fields { name description } } } }");
  for (const { description } of data.__schema.queryType.fields) expect(description).toMatch(/\.$/u);
});

it("refuses a host that is not loopback, as a rebound name would send", async () => {
  const { statusCode } = await request(`${server.url}/graphql`, { headers: { host: "whocan.attacker.example" } });
  expect(statusCode).toBe(421);
});

it("refuses what a form of another site could send", async () => {
  const { statusCode } = await request(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: JSON.stringify({ query: "{ __typename }" }),
  });
  expect(statusCode).toBe(400);
});

it("refuses broken and oversized bodies without a stack", async () => {
  const send = (body: string) =>
    request(`${server.url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
  for (const [body, status] of [
    ["{", 400],
    [JSON.stringify({ query: "#".repeat(300_000) }), 413],
  ] as const) {
    const answer = await send(body);
    expect(answer.statusCode).toBe(status);
    expect(await answer.body.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: "BAD_REQUEST" } }],
    });
  }
});

it("refuses a port that is taken, and leaves the first server as it is", async () => {
  const port = Number(new URL(server.url).port);
  await expect(startServer({ ...options, port })).rejects.toMatchObject({ code: "PORT_IN_USE", field: "serve.port" });
  expect((await request(`${server.url}/healthz`)).statusCode).toBe(200);
});

it("lets a request under way end before it closes", async () => {
  let release = () => {};
  let arrived = () => {};
  const under = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const other = await startServer({
    ...options,
    ports: {
      ...options.ports,
      runs: {
        ...options.ports.runs,
        start: () =>
          new Promise((_, reject) => {
            release = () => reject(new WhocanError("NO_DATA", "Nothing has been read yet."));
            arrived();
          }),
      },
    },
  });
  const asked = query(other.url, "mutation { startSync { id } }");
  await under;
  const closed = other.close();
  release();
  expect((await asked).errors?.[0]?.extensions["code"]).toBe("NO_DATA");
  await closed;
  await expect(request(`${other.url}/healthz`)).rejects.toThrow();
});
