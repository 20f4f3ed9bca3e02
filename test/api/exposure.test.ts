import { readFile, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { request } from "undici";
import { describe, expect, it } from "vitest";
import { exposureOf, isLoopbackAddress } from "../../src/api/exposure.ts";
import { TokenFolder } from "../../src/api/tokens/token-folder.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { beyondLoopback, newFolder, reach, serve } from "./serve.ts";

const pem = (name: string) => fileURLToPath(new URL(`../transport/tls/test-only-${name}.pem`, import.meta.url));

async function exposed(env: Record<string, string>, cwd?: string) {
  return exposureOf(await loadConfig({ cwd: cwd ?? (await newFolder()), env }));
}

describe("an address", () => {
  it.each(["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"])("%s is loopback", (host) => {
    expect(isLoopbackAddress(host)).toBe(true);
  });
  it.each([
    "0.0.0.0",
    "::",
    "10.0.0.1",
    "192.168.1.4",
    "128.0.0.1",
    "::ffff:10.0.0.1",
    "127.0.0.1.example",
    "localhost",
  ])("%s is not", (host) => {
    expect(isLoopbackAddress(host)).toBe(false);
  });
});

describe("a token", () => {
  it("is not demanded on loopback", async () => {
    for (const env of [{}, { WHOCAN_HOST: "localhost" }, { WHOCAN_HOST: "::1" }, { WHOCAN_HOST: "127.9.9.9" }]) {
      expect(await exposed(env)).toMatchObject({ tokens: null });
    }
  });

  it.each([
    { WHOCAN_HOST: "0.0.0.0" },
    { WHOCAN_HOST: "::" },
    { WHOCAN_HOST: "10.1.2.3" },
    { WHOCAN_HOST: "whocan.example" },
    { WHOCAN_REQUIRE_TOKEN: "true" },
    { WHOCAN_ALLOWED_HOSTS: "whocan.example" },
  ] as Record<string, string>[])("is demanded with %o: without any nothing starts", async (env) => {
    await expect(exposed(env)).rejects.toMatchObject({
      code: "TOKEN_MISSING",
      exitCode: 3,
      help: expect.stringMatching(/whocan token create.*WHOCAN_API_TOKEN_FILE/u),
    });
    const cwd = await newFolder();
    await new TokenFolder(join(cwd, ".whocan")).create("a", ["read"], new Date());
    expect((await exposed(env, cwd)).tokens).not.toBeNull();
  });

  it("that is configured, also by a file, is demanded on loopback too", async () => {
    const cwd = await newFolder();
    await writeFile(join(cwd, "token"), `${"t".repeat(32)}\n`);
    const { tokens } = await exposed({ WHOCAN_API_TOKEN_FILE: "token" }, cwd);
    expect((await tokens?.callerOf("t".repeat(32)))?.name).toBe("WHOCAN_API_TOKEN");
    expect(await tokens?.callerOf("t".repeat(31))).toBeUndefined();
  });

  it("that is short, long or has a space is refused, and not shown", async () => {
    for (const token of ["short", `${"t".repeat(32)} x`, "t".repeat(600)]) {
      const refused = exposed({ WHOCAN_API_TOKEN: token });
      await expect(refused).rejects.toMatchObject({ code: "CONFIG_INVALID", field: "serve.token" });
      await expect(refused).rejects.not.toThrow(token);
    }
  });
});

describe("the name of a host", () => {
  const ask = async (url: string, host: string) => (await request(`${url}/nothing`, { headers: { host } })).statusCode;

  it("is loopback's own on loopback: what a rebound name would send is refused", async () => {
    const { url } = await serve();
    for (const host of ["localhost", "LOCALHOST:80", "127.0.0.1:4000", "[::1]", "[::1]:4000"]) {
      expect([host, await ask(url, host)]).toEqual([host, 404]);
    }
    for (const host of ["whocan.example", "localhost.example", "127.0.0.1.example:80", "[::2]", "10.0.0.1"]) {
      expect([host, await ask(url, host)]).toEqual([host, 421]);
    }
  });

  it("beyond loopback is one that is configured too; probes go by any", async () => {
    const url = reach(await serve({ exposure: (await beyondLoopback()).exposure }));
    for (const host of ["whocan.example", "WHOCAN.example:443", "0.0.0.0:4000", "localhost"]) {
      expect([host, await ask(url, host)]).toEqual([host, 401]);
    }
    expect(await ask(url, "attacker.example")).toBe(421);
    expect((await request(`${url}/healthz`, { headers: { host: "10.2.3.4:4000" } })).statusCode).toBe(200);
  });
});

describe("TLS", () => {
  it("is served by a certificate and its key", async () => {
    const exposure = await exposed({ WHOCAN_TLS_CERT_FILE: pem("cert"), WHOCAN_TLS_KEY_FILE: pem("key") });
    const { url } = await serve({ exposure });
    expect(url).toMatch(/^https:/u);
    const ca = await readFile(pem("cert"), "utf8");
    const status = await new Promise((resolve, reject) => {
      get(`${url}/healthz`, { ca }, ({ statusCode }) => resolve(statusCode)).once("error", reject);
    });
    expect(status).toBe(200);
    await expect(request(`${url}/healthz`)).rejects.toThrow(/self.signed/u);
  });

  it("is refused by half, by files that are not there and by a key that is none, which is not quoted", async () => {
    const half = exposed({ WHOCAN_TLS_CERT_FILE: pem("cert") });
    await expect(half).rejects.toMatchObject({ code: "CONFIG_INVALID", field: "serve.tlsKeyFile" });
    const away = exposed({ WHOCAN_TLS_CERT_FILE: pem("cert"), WHOCAN_TLS_KEY_FILE: "nowhere.pem" });
    await expect(away).rejects.toMatchObject({ code: "CONFIG_UNREADABLE", field: "serve.tlsKeyFile" });
    const cwd = await newFolder();
    await writeFile(join(cwd, "key.pem"), "-----BEGIN PRIVATE KEY-----\nY2FuYXJ5\n-----END PRIVATE KEY-----\n");
    const exposure = await exposed({ WHOCAN_TLS_CERT_FILE: pem("cert"), WHOCAN_TLS_KEY_FILE: join(cwd, "key.pem") });
    const wrong = serve({ exposure });
    await expect(wrong).rejects.toMatchObject({ code: "CONFIG_INVALID", field: "serve.tlsKeyFile" });
    await expect(wrong).rejects.not.toThrow(/Y2Fu|PRIVATE/u);
  });
});

it("cannot be listened on an address that this machine does not have", async () => {
  const { exposure } = await beyondLoopback();
  const refused = serve({ exposure: { ...exposure, host: "192.0.2.1" } });
  await expect(refused).rejects.toMatchObject({ code: "CONFIG_INVALID", field: "serve.host" });
});
