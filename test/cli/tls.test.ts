import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ConnectProxy, startProxy } from "../transport/connect-proxy.ts";
import { type LoopbackServer, startServer } from "../transport/loopback-server.ts";
import { runCli } from "./run-cli.ts";

const pem = (name: string) => readFile(new URL(`../transport/tls/test-only-${name}.pem`, import.meta.url), "utf8");
const WARNING = /^warning: Certificates are not checked \(WHOCAN_INSECURE_TLS\)/mu;

let cwd: string;
let zoom: LoopbackServer;
let proxy: ConnectProxy;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "whocan-"));
  await writeFile(join(cwd, "authorities.pem"), await pem("cert"));
  zoom = await startServer(
    ({ url }) => ({ body: url.pathname === "/oauth/token" ? { access_token: "token-1" } : { groups: [{ id: "g1" }] } }),
    { key: await pem("key"), cert: await pem("cert") },
  );
  proxy = await startProxy();
});
beforeEach(() => {
  zoom.seen.length = 0;
  proxy.tunnels.length = 0;
});
afterAll(async () => {
  await Promise.all([zoom.close(), proxy.close()]);
  await rm(cwd, { recursive: true, force: true });
});

function sync(variables: Readonly<Record<string, string>> = {}) {
  const env = { ZOOM_ACCOUNT_ID: "account1", ZOOM_CLIENT_ID: "client1", ZOOM_CLIENT_SECRET: "canary-4711" };
  return runCli(["sync", "--only", "groups"], { cwd, env: { ...env, ZOOM_API_URL: zoom.url, ...variables } });
}

describe("the server's certificate", () => {
  it("AX-18 is checked where nobody says otherwise: nothing is sent to one whom nobody vouches for", async () => {
    const { code, stderr } = await sync();
    expect([code, stderr]).toEqual([5, expect.stringContaining("its certificate is self-signed")]);
    expect(stderr).not.toMatch(WARNING);
    expect(zoom.seen).toEqual([]);
  });

  it("AX-18 is accepted from an authority of the operator's file", async () => {
    const { code, stderr } = await sync({ WHOCAN_CA_FILE: join(cwd, "authorities.pem") });
    expect([code, stderr]).toEqual([0, expect.not.stringMatching(WARNING)]);
    expect(zoom.seen.map(({ url }) => url.pathname)).toEqual(["/oauth/token", "/v2/groups"]);
  });

  it.each(["false", "0", "no", ""])("is checked with the flag %j", async (flag) => {
    expect((await sync({ WHOCAN_INSECURE_TLS: flag })).code).toBe(5);
    expect(zoom.seen).toEqual([]);
  });

  it("AX-18 is any with the explicit flag alone, and each start warns of it", async () => {
    for (let start = 0; start < 2; start++) {
      const { code, stderr } = await sync({ WHOCAN_INSECURE_TLS: "true" });
      expect([code, stderr]).toEqual([0, expect.stringMatching(WARNING)]);
    }
    const status = await runCli(["status"], { cwd, env: { WHOCAN_INSECURE_TLS: "1" } });
    expect(status.stderr).toMatch(WARNING);
  });
});

it("goes through the proxy with the operator's authorities, for tokens too, and checks certificates there", async () => {
  const by = { HTTPS_PROXY: proxy.url };
  expect((await sync(by)).code).toBe(5);
  expect(zoom.seen).toEqual([]);
  const { code, stdout, stderr } = await sync({ ...by, WHOCAN_CA_FILE: join(cwd, "authorities.pem") });
  expect(code).toBe(0);
  expect(zoom.seen.map(({ url }) => url.pathname)).toEqual(["/oauth/token", "/v2/groups"]);
  expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(zoom.url).host]));
  expect(stdout + stderr).not.toMatch(/canary/iu);
});
