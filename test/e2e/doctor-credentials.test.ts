import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { doctoredAccount } from "./doctored-account.ts";

const account = doctoredAccount();
const { run } = account;

describe("credentials, told apart by whocan doctor", () => {
  it.each([
    ["VZ-70 account", { ZOOM_ACCOUNT_ID: "anotherAccount1" }, "account id", "AUTH_ACCOUNT"],
    ["VZ-70 client", { ZOOM_CLIENT_ID: "another-client" }, "client id", "AUTH_CLIENT"],
    ["VZ-70 secret", { ZOOM_CLIENT_SECRET: "wrong-secret" }, "client secret", "AUTH_SECRET"],
  ])("%s", async (_, env, part, code) => {
    const { code: exit, stdout } = await run(["doctor"], env);
    expect(exit).toBe(4);
    expect(stdout).toMatch(new RegExp(`✗ ${part} `, "u"));
    expect(stdout.match(/✗/gu)).toHaveLength(1);
    expect(stdout).toContain(`${code}: `);
    expect(stdout).toContain("› the app › App Credentials");
  });

  it("VZ-69 C1-26 an app that is deactivated, with the page that activates it", async () => {
    account.served.zoom.rules.deactivated = true;
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(4);
    expect(stdout).toMatch(/✗ app +The app is deactivated/u);
    expect(stdout).toContain("› Activation › Activate your app");
  });

  it("settings that lack a credential, with the table all the same", async () => {
    const { code, stdout } = await run(["doctor"], { ZOOM_CLIENT_ID: "" });
    expect(code).toBe(3);
    expect(stdout).toMatch(/✗ settings +The Zoom connection lacks clientId/u);
    expect(stdout).toMatch(/^users +unchecked +user:read:list_users:admin +User:Read/mu);
  });

  it("hosts: one that nobody answers at, one that is no token host, and one that is not Zoom's API", async () => {
    const gone = "http://127.0.0.1:9";
    const nobody = await run(["doctor"], { ZOOM_OAUTH_URL: `${gone}/oauth/token` });
    expect([nobody.code, nobody.stdout]).toEqual([
      5,
      expect.stringMatching(/✗ token host +127\.0\.0\.1:9 cannot be reached/u),
    ]);
    const other = createServer((_request, response) => void response.writeHead(404).end("<html>not here</html>"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    try {
      const page = await run(["doctor"], { ZOOM_OAUTH_URL: `${url}/oauth/token` });
      expect([page.code, page.stdout]).toEqual([5, expect.stringMatching(/✗ token host .+ without a token/u)]);
      account.served.zoom.rules.onRequest = async ({ path }) =>
        path === "/oauth/token" ? undefined : { status: 404, body: "<html>not here</html>" };
      const api = await run(["doctor"]);
      expect([api.code, api.stdout]).toEqual([
        5,
        expect.stringMatching(/✗ API host .+ no answer that Zoom's API gives/u),
      ]);
      expect(api.stdout).toMatch(/✓ app/u);
    } finally {
      other.close();
    }
  });
});
