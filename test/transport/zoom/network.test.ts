import { readFile } from "node:fs/promises";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ConnectProxy, startProxy } from "../connect-proxy.ts";
import { type LoopbackServer, startServer } from "../loopback-server.ts";
import { openSession, readWhole } from "./fake-zoom.ts";

const pem = (name: string) => readFile(new URL(`../tls/test-only-${name}.pem`, import.meta.url), "utf8");
const ca = await pem("cert");

let zoom: LoopbackServer;
let proxy: ConnectProxy | undefined;
beforeEach(async () => {
  zoom = await startServer(
    ({ url }) => ({ body: url.pathname === "/oauth/token" ? { access_token: "token-1" } : { groups: [{ id: "g1" }] } }),
    { key: await pem("key"), cert: ca },
  );
});
afterEach(async () => {
  await proxy?.close();
  proxy = undefined;
  await zoom.close();
});

describe("the operator's network", () => {
  it("refuses a certificate that nobody vouches for, and says so", async () => {
    const error = await openSession(zoom).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "NETWORK", message: expect.stringContaining("certificate is self-signed") });
    expect(zoom.seen).toHaveLength(0);
  });

  it.each([
    ["its own authorities", { ca }],
    ["any certificate when told to", { insecureTls: true }],
  ])("accepts %s", async (_, network) => {
    const session = await openSession(zoom, {}, { network });
    expect((await readWhole(session, "groups")).stop).toBeUndefined();
    await session.close();
  });

  it("AX-19 sends every call through the proxy, those for tokens too", async () => {
    proxy = await startProxy();
    const session = await openSession(zoom, {}, { network: { proxy: proxy.url, ca } });
    const tokenTunnels = proxy.tunnels.length;
    expect(tokenTunnels).toBeGreaterThan(0);
    expect((await readWhole(session, "groups")).facts).toHaveLength(1);
    expect(zoom.seen.map(({ url }) => url.pathname)).toEqual(["/oauth/token", "/v2/groups"]);
    expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(zoom.url).host]));
    await session.close();
  });

  it("leaves out of the proxy what it is told to", async () => {
    proxy = await startProxy();
    const session = await openSession(zoom, {}, { network: { proxy: proxy.url, noProxy: "127.0.0.1", ca } });
    expect(proxy.tunnels).toEqual([]);
    await session.close();
  });

  it("does not go around a proxy that refuses, and keeps its password to itself", async () => {
    proxy = await startProxy(407);
    const error = await openSession(zoom, {}, { network: { proxy: proxy.url, ca } }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "NETWORK", message: expect.stringMatching(/^The proxy wants another user/u) });
    expect([zoom.seen.length, proxy.tunnels.length]).toEqual([0, 1]);
    const text = inspect(error, { depth: 10, showHidden: true });
    expect(text).not.toContain("CANARY");
    expect(text).not.toContain(Buffer.from("user:CANARY-proxy").toString("base64"));
  });

  it.each([
    [403, 1],
    [502, 3],
  ])("says that the proxy does not let it through: HTTP %i", async (status, tries) => {
    proxy = await startProxy(status);
    const error = await openSession(zoom, {}, { network: { proxy: proxy.url, ca } }).catch((thrown: unknown) => thrown);
    const message = `The proxy does not let us through to ${new URL(zoom.url).host} (HTTP ${status}).`;
    expect(error).toMatchObject({ code: "NETWORK", message });
    expect(proxy.tunnels).toHaveLength(tries);
  });

  it("says that the proxy is down, and not Zoom", async () => {
    const { url, close } = await startProxy();
    await close();
    const error = await openSession(zoom, {}, { network: { proxy: url, ca } }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "NETWORK", message: "The proxy cannot be reached: it refuses connections." });
    const options = { network: { proxy: url, noProxy: "127.0.0.1", ca } };
    await zoom.close();
    const direct = await openSession(zoom, {}, options).catch((thrown: unknown) => thrown);
    expect(direct).toMatchObject({ message: `${new URL(zoom.url).host} cannot be reached: it refuses connections.` });
    zoom = await startServer(() => ({ body: {} }));
  });
});
