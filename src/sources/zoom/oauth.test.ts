import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../test/transport/fake-clock.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { HttpRequest } from "../../transport/exchange.ts";
import { Redactor } from "../../transport/redact.ts";
import { parseZoomConnection } from "./connection.ts";
import { fetchZoomToken } from "./oauth.ts";

const SECRET = "CANARY-client-secret";
const connection = parseZoomConnection({ accountId: "account-1", clientId: "client-1", clientSecret: SECRET });

async function fetchWith(status: number, body: unknown) {
  const requests: HttpRequest[] = [];
  const redactor = new Redactor();
  redactor.add(SECRET);
  const exchange = async (request: HttpRequest) => {
    requests.push(request);
    return { status, headers: {}, text: typeof body === "string" ? body : JSON.stringify(body) };
  };
  const clock = new FakeClock("2026-11-15T12:00:00.000Z");
  const result = await fetchZoomToken(connection, exchange, { clock, redactor }).catch((thrown: unknown) => thrown);
  return { result, requests, redactor };
}

describe("fetchZoomToken", () => {
  it("asks for account credentials in the form, the client in Basic", async () => {
    const { requests } = await fetchWith(200, { access_token: "t" });
    const [request] = requests;
    expect(request).toMatchObject({
      method: "POST",
      body: "grant_type=account_credentials&account_id=account-1",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${Buffer.from(`client-1:${SECRET}`).toString("base64")}`,
      },
    });
    expect(request?.url.href).toBe("https://zoom.us/oauth/token");
  });

  it("reads scopes, end and host from the answer, and the redactor learns the token", async () => {
    const { result, redactor } = await fetchWith(200, {
      access_token: "CANARY-token",
      token_type: "bearer",
      expires_in: 3599,
      scope: "user:read:admin group:read:admin ",
      api_url: "https://api-us.zoom.us",
    });
    expect(result).toMatchObject({
      value: "CANARY-token",
      expiresAt: new Date("2026-11-15T12:59:59.000Z"),
      scopes: ["group:read:admin", "user:read:admin"],
    });
    expect((result as { apiBase: URL }).apiBase.href).toBe("https://api-us.zoom.us/v2");
    expect(redactor.text("got CANARY-token")).toBe("got [redacted]");
  });

  it("does with an answer of 2023, without api_url and expires_in", async () => {
    const { result } = await fetchWith(200, { access_token: "t", scope: null });
    expect(result).toMatchObject({ scopes: [], expiresAt: new Date("2026-11-15T12:59:59.000Z") });
  });

  it.each([
    ["AUTH_DEACTIVATED", 400, { reason: "The app has been disabled by the developer", error: "invalid_request" }],
    ["AUTH_DEACTIVATED", 400, { code: 4717, errorMessage: "The app has been disabled." }],
    ["AUTH_SECRET", 400, { reason: "Invalid client_id or client_secret", error: "invalid_client" }],
    ["AUTH_SECRET", 401, { code: 4704, reason: "Invalid client secret.", error: "invalid_client" }],
    ["AUTH_CLIENT", 400, { code: 4702, reason: "Invalid client.", error: "invalid_client" }],
    ["AUTH_CLIENT", 400, { code: 4704, reason: "Client ID does not match authenticated client." }],
    ["AUTH_ACCOUNT", 400, { reason: "Bad Request", error: "invalid_request" }],
    ["AUTH_ACCOUNT", 400, { reason: "Account does not exist", error: "invalid_request" }],
    ["AUTH_FAILED", 400, { code: 4705, reason: "Grant type is not supported", error: "unsupported_grant_type" }],
    ["AUTH_FAILED", 400, { code: 4706, reason: "Client ID or client secret is missing." }],
    ["AUTH_FAILED", 403, { code: 4741, reason: "The token has been revoked" }],
    ["BAD_RESPONSE", 200, { token: "elsewhere" }],
    ["BAD_RESPONSE", 200, "<html>login</html>"],
    ["BAD_RESPONSE", 404, "<html>"],
    ["NETWORK", 503, "<html>"],
  ])("calls it %s when Zoom answers %i %j", async (code, status, body) => {
    const { result } = await fetchWith(status, body);
    expect(result).toBeInstanceOf(WhocanError);
    expect((result as WhocanError).code).toBe(code);
  });

  it.each(["NETWORK", "TIMEOUT"] as const)(
    "says of %s that no token can be had, so that nothing else is tried",
    async (code) => {
      const exchange = async () => Promise.reject(new WhocanError(code, "It broke."));
      const options = { clock: new FakeClock(), redactor: new Redactor() };
      await expect(fetchZoomToken(connection, exchange, options)).rejects.toMatchObject({
        code,
        data: { reached: false },
      });
      expect((await fetchWith(503, "<html>")).result).toMatchObject({ code: "NETWORK", data: { reached: false } });
    },
  );

  it("has no secret in an error, even when Zoom sends it back", async () => {
    const { result } = await fetchWith(400, { reason: `what is ${SECRET}?`, error: SECRET });
    expect(inspect(result, { depth: 10, showHidden: true })).not.toContain("CANARY");
    expect((result as WhocanError).message).toContain("[redacted]");
  });
});
