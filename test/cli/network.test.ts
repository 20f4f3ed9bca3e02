import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

const CREDENTIALS = { ZOOM_ACCOUNT_ID: "account1", ZOOM_CLIENT_ID: "client1", ZOOM_CLIENT_SECRET: "canary-4711" };
let cwd: string;
let proxy: Server;
let address: string;
const connects: string[] = [];

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "whocan-"));
  proxy = createServer();
  proxy.on("connect", (request, socket) => {
    connects.push(`${request.url} ${request.headers["proxy-authorization"] ?? ""}`.trim());
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
  proxy.close();
  await rm(cwd, { recursive: true, force: true });
});

it.each(["HTTPS_PROXY", "https_proxy"])(
  "calls Zoom through the proxy of %s, and prints its password nowhere",
  async (name) => {
    connects.length = 0;
    const env = { ...CREDENTIALS, [name]: `http://ada:canary-0815@${address}` };
    const { code, stdout, stderr } = await runCli(["sync"], { cwd, env });
    expect(code).toBe(5);
    const login = Buffer.from("ada:canary-0815").toString("base64");
    expect(new Set(connects)).toEqual(new Set([`zoom.us:443 Basic ${login}`]));
    const settings = await runCli(["status", "--settings"], { cwd, env });
    expect(settings.stdout).toMatch(/network\.proxy\s+set\s+environment/u);
    expect(stdout + stderr + settings.stdout).not.toMatch(/canary/u);
  },
);

it("calls loopback and the hosts of NO_PROXY without it", async () => {
  connects.length = 0;
  const env = {
    ...CREDENTIALS,
    HTTPS_PROXY: `http://${address}`,
    HTTP_PROXY: `http://${address}`,
    ZOOM_API_URL: "http://127.0.0.1:9",
  };
  expect((await runCli(["sync"], { cwd, env })).code).toBe(5);
  const named = {
    ...CREDENTIALS,
    HTTPS_PROXY: `http://${address}`,
    NO_PROXY: "127.0.0.1",
    ZOOM_API_URL: "https://127.0.0.1:9",
  };
  expect((await runCli(["sync"], { cwd, env: named })).code).toBe(5);
  expect(connects).toEqual([]);
});

it.each([
  [{ HTTPS_PROXY: "canary proxy" }, "CONFIG_INVALID", "network.proxy (HTTPS_PROXY)"],
  [{ WHOCAN_CA_FILE: "absent.pem" }, "CONFIG_UNREADABLE", "network.caFile"],
  [{ WHOCAN_INSECURE_TLS: "perhaps" }, "CONFIG_INVALID", "network.insecureTls"],
])("refuses %j with %s", async (env, code, text) => {
  const { code: exitCode, stderr } = await runCli(["sync"], { cwd, env: { ...CREDENTIALS, ...env } });
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`error ${code}: `);
  expect(stderr).toContain(text);
  expect(stderr).not.toContain("canary");
});
