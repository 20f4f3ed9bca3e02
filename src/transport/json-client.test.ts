import { afterEach, describe, expect, it } from "vitest";
import { type LoopbackServer, type Reply, startServer } from "../../test/transport/loopback-server.ts";
import { compose } from "./exchange.ts";
import { guards } from "./guards.ts";
import { jsonClient } from "./json-client.ts";
import { openPool, type SocketOptions, socketExchange } from "./socket.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function client(reply: Reply, options: SocketOptions = {}) {
  const server = await startServer(() => reply);
  const pool = openPool(options);
  closing.push(() => pool.destroy(), server.close);
  return { server, client: clientOf(server, pool) };
}

function clientOf(server: Pick<LoopbackServer, "url">, pool = openPool()) {
  return jsonClient(compose(socketExchange(pool), guards()), async () => new URL(`${server.url}/v2`));
}

const ASK = { path: "/users", query: { status: "active", page_size: 300, next_page_token: undefined }, quota: "q" };

describe("jsonClient", () => {
  it("asks below the base, leaves absent parameters out and gives status, headers and body", async () => {
    const { server, client: json } = await client({ status: 404, headers: { "X-Thing": "1" }, body: { code: 1001 } });
    expect(await json.getJson(ASK)).toMatchObject({ status: 404, headers: { "x-thing": "1" }, body: { code: 1001 } });
    expect(server.seen[0]?.url.href).toBe("http://127.0.0.1/v2/users?status=active&page_size=300");
    expect(server.seen[0]?.headers.accept).toBe("application/json");
  });

  it("keeps what is percent-encoded in a path as it is", async () => {
    const { server, client: json } = await client({ body: {} });
    await json.getJson({ path: "/meetings/%252Fab%252F%252Fc%253D", quota: "q" });
    expect(server.seen[0]?.url.pathname).toBe("/v2/meetings/%252Fab%252F%252Fc%253D");
  });

  it.each([["<html>maintenance</html>"], ['{"users": ['], [""]])("calls a 200 of %j BAD_RESPONSE", async (body) => {
    const { client: json } = await client({ body });
    await expect(json.getJson(ASK)).rejects.toMatchObject({ code: "BAD_RESPONSE" });
  });

  it("leaves the body out of an error answer that is not JSON", async () => {
    const { client: json } = await client({ status: 502, body: "<html>" });
    expect(await json.getJson(ASK)).toMatchObject({ status: 502, body: undefined });
  });

  it("refuses an answer over the cap, announced or streamed", async () => {
    const { client: json } = await client({ body: { text: "x".repeat(5000) } }, { maxResponseBytes: 1000 });
    await expect(json.getJson(ASK)).rejects.toMatchObject({ code: "RESPONSE_TOO_LARGE" });
    const { client: streamed } = await client(
      { body: { text: "x".repeat(5000) }, headers: { "transfer-encoding": "chunked" } },
      { maxResponseBytes: 1000 },
    );
    await expect(streamed.getJson(ASK)).rejects.toMatchObject({ code: "RESPONSE_TOO_LARGE" });
  });

  it("refuses a redirect to another host and does not go there", async () => {
    const foreign = await startServer(() => ({ body: {} }));
    closing.push(foreign.close);
    const { client: json } = await client({ status: 302, headers: { location: `${foreign.url}/v2/users` } });
    await expect(json.getJson(ASK)).rejects.toMatchObject({ code: "FOREIGN_REDIRECT" });
    expect(foreign.seen).toHaveLength(0);
  });

  it("does not follow a redirect on the same host either", async () => {
    const { server, client: json } = await client({ status: 301, headers: { location: "/v3/users" } });
    await expect(json.getJson(ASK)).rejects.toMatchObject({ code: "BAD_RESPONSE" });
    expect(server.seen).toHaveLength(1);
  });

  it("sends nothing over plain http but to loopback", async () => {
    await expect(clientOf({ url: "http://api.zoom.us" }).getJson(ASK)).rejects.toMatchObject({ code: "INSECURE_URL" });
  });

  it("says NETWORK when nobody listens, and that nobody was reached", async () => {
    const { server, client: json } = await client({});
    await server.close();
    await expect(json.getJson(ASK)).rejects.toMatchObject({ code: "NETWORK", data: { reached: false } });
  });

  it("says NETWORK when the connection breaks, TIMEOUT when the body does not come", async () => {
    const { client: broken } = await client({ reset: true });
    await expect(broken.getJson(ASK)).rejects.toMatchObject({ code: "NETWORK", data: undefined });
    const { client: slow } = await client({ hang: true }, { bodyTimeoutMs: 50 });
    await expect(slow.getJson(ASK)).rejects.toMatchObject({ code: "TIMEOUT" });
  });

  it("stops with the signal's reason", async () => {
    const { client: json } = await client({ hang: true });
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(json.getJson({ ...ASK, signal })).rejects.toThrow("enough");
  });
});
