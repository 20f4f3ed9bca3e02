import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { WhocanError } from "../../lib/errors.ts";
import { parseZoomConnection, zoomConnectionFields, zoomConnectionSchema } from "./connection.ts";

const GOOD = { accountId: "AbCdEf-_123456", clientId: "client1", clientSecret: "CANARY-secret-1" };

const CREDENTIALS = ["accountId", "clientId", "clientSecret"] as const;

function failure(input: Record<string, unknown>): WhocanError {
  try {
    parseZoomConnection(input);
  } catch (thrown) {
    if (thrown instanceof WhocanError) return thrown;
    throw thrown;
  }
  throw new Error("it was accepted");
}

describe("the Zoom connection", () => {
  it("needs the three credentials and has a default for all else", () => {
    expect(parseZoomConnection(GOOD)).toEqual({
      ...GOOD,
      name: "zoom",
      apiUrl: "https://api.zoom.us",
      oauthUrl: "https://zoom.us/oauth/token",
      plan: "pro",
      quotaShare: 0.5,
      recordings: { days: 30, sharesPerRun: 2000 },
      activities: { days: 0 },
      includeInactive: true,
      apps: {},
    });
  });

  it.each(CREDENTIALS)("names %s when it is missing or blank", (name) => {
    const field = zoomConnectionFields.find((candidate) => candidate.name === name);
    for (const value of [undefined, null, "", "  "]) {
      const error = failure({ ...GOOD, [name]: value });
      expect(error.code).toBe("CONFIG_MISSING");
      expect(error.field).toBe(name);
      expect(error.help).toContain(field?.env);
    }
  });

  it.each(CREDENTIALS)("refuses a %s that cannot be one, without repeating it", (name) => {
    for (const value of [
      "has space inside",
      "me@example.com",
      "https://zoom.us/x",
      "<your account>",
      "your_client_id",
      'quo"ted',
      "x".repeat(300),
      "tab\tbed",
      42,
    ]) {
      const error = failure({ ...GOOD, [name]: value });
      expect(error.code).toBe("CONFIG_INVALID");
      expect(error.field).toBe(name);
      expect(error.message).not.toContain(String(value));
    }
  });

  it("trims credentials, which are pasted", () => {
    expect(parseZoomConnection({ ...GOOD, clientSecret: ` ${GOOD.clientSecret}\n` }).clientSecret).toBe(
      GOOD.clientSecret,
    );
  });

  it.each([
    ["name", { name: "Zoom EU" }],
    ["plan", { plan: "gold" }],
    ["quotaShare", { quotaShare: 0 }],
    ["quotaShare", { quotaShare: 1.5 }],
    ["quotaShare", { quotaShare: "half" }],
    ["recordings.days", { recordings: { days: -1 } }],
    ["recordings.sharesPerRun", { recordings: { sharesPerRun: -1 } }],
    ["recordings.weeks", { recordings: { weeks: 1 } }],
    ["includeInactive", { includeInactive: "perhaps" }],
    ["apps.x.authorizer", { apps: { x: { authorizer: "nobody" } } }],
    ["apiUrl", { apiUrl: "zoom" }],
    ["clientID", { clientID: "typo" }],
  ])("names %s as the field at fault", (field, more) => {
    const error = failure({ ...GOOD, ...more });
    expect(error.code).toBe("CONFIG_INVALID");
    expect(error.field).toBe(field);
    expect(error.message).toContain(field);
  });

  it("takes the environment's texts for numbers and booleans", () => {
    const connection = parseZoomConnection({
      ...GOOD,
      quotaShare: "0.25",
      includeInactive: "false",
      recordings: { days: "7" },
    });
    expect(connection).toMatchObject({ quotaShare: 0.25, includeInactive: false, recordings: { days: 7 } });
  });

  it.each(["apiKey", "apiSecret", "jwt", "api_key"])(
    "refuses the JWT credential %s and names its replacement",
    (name) => {
      const error = failure({ ...GOOD, [name]: "CANARY-jwt" });
      expect(error.code).toBe("CONFIG_INVALID");
      expect(error.help).toContain("server-to-server OAuth app");
      expect(inspect(error, { depth: 10 })).not.toContain("CANARY");
    },
  );

  it("refuses plain http but to loopback, for both addresses", () => {
    expect(failure({ ...GOOD, apiUrl: "http://api.zoom.us" })).toMatchObject({ code: "INSECURE_URL", field: "apiUrl" });
    expect(failure({ ...GOOD, oauthUrl: "http://zoom.us/oauth/token" })).toMatchObject({
      code: "INSECURE_URL",
      field: "oauthUrl",
    });
    expect(parseZoomConnection({ ...GOOD, apiUrl: "http://127.0.0.1:9" }).oauthUrl).toBe(
      "http://127.0.0.1:9/oauth/token",
    );
  });

  it("has no secret in any error", () => {
    for (const more of [{ plan: "gold" }, { apiUrl: "http://x.example" }, { extra: 1 }, { accountId: "" }]) {
      expect(inspect(failure({ ...GOOD, ...more }), { depth: 10 })).not.toContain("CANARY");
    }
  });

  it("describes every setting of its schema once", () => {
    const names = zoomConnectionFields.map(({ name }) => name.split(".")[0]);
    expect([...new Set(names)].toSorted()).toEqual(Object.keys(zoomConnectionSchema.shape).toSorted());
    expect(zoomConnectionFields.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(["clientSecret"]);
    const defaults = parseZoomConnection(GOOD) as unknown as Record<string, unknown>;
    for (const field of zoomConnectionFields.filter((candidate) => candidate.default !== null)) {
      const value = field.name
        .split(".")
        .reduce<unknown>((held, part) => (held as Record<string, unknown>)[part], defaults);
      expect([field.name, value]).toEqual([field.name, field.default]);
    }
  });
});
