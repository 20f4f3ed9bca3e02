import { describe, expect, it } from "vitest";
import { type Asked, classify, toStop } from "./outcomes.ts";

const ASKED: Asked = { operation: "GET /users", scopes: ["user:read:admin"], privileges: ["User:Read"], paged: false };
const SCOPE = (codes: readonly string[]) => ({ kind: "scope", codes });
const PRIVILEGE = (codes: readonly string[]) => ({ kind: "privilege", codes });
const PLAN = { kind: "plan", codes: [] };

describe("what Zoom's answers mean", () => {
  it.each([{ users: [] }, { code: 200, users: [] }, {}, { id: "x", code: "A-1" }])(
    "an object without an error code is data: %j",
    (body) => {
      expect(classify(200, body, ASKED)).toBeUndefined();
    },
  );

  it.each([
    [
      "missing-scope",
      "denied",
      400,
      4711,
      "Invalid access token, does not contain scopes:[user:read:list_users:admin, user:read:list_users:master].",
      SCOPE(["user:read:list_users:admin", "user:read:list_users:master"]),
    ],
    [
      "missing-scope",
      "denied",
      400,
      4711,
      "Invalid access token, does not contain scopes.",
      SCOPE(["user:read:admin"]),
    ],
    [
      "missing-scope",
      "denied",
      400,
      4700,
      "Invalid access token, does not contain role:read:admin scope.",
      SCOPE(["role:read:admin"]),
    ],
    ["missing-scope", "denied", 400, 4700, "Invalid access token.", SCOPE(["user:read:admin"])],
    ["token-refused", "failed", 401, 4700, "Invalid access token.", null],
    [
      "missing-privilege",
      "denied",
      400,
      200,
      "Invalid access token. Does not contain permissions [User:Edit].",
      PRIVILEGE(["User:Edit"]),
    ],
    ["missing-privilege", "denied", 200, 200, "No permission.", PRIVILEGE(["User:Read"])],
    [
      "missing-privilege",
      "denied",
      403,
      200,
      "The authenticated user has not permitted access to the targeted resource",
      PRIVILEGE(["User:Read"]),
    ],
    ["not-in-plan", "not-in-plan", 200, 200, "Only available for paid accounts: XYZ.", PLAN],
    ["not-in-plan", "not-in-plan", 400, 200, "Webinar plan is missing. You must subscribe to the webinar plan.", PLAN],
    ["token-refused", "failed", 401, 124, "Access token is expired.", null],
    ["token-refused", "failed", 401, 124, "Invalid access token.", null],
    ["gone", "partial", 404, 1034, "The role ID does not exist.", null],
    ["gone", "partial", 404, 4130, "A group with this {groupId} does not exist.", null],
    ["not-found", "partial", 404, 3001, "Meeting does not exist.", null],
    ["not-found", "partial", 404, 1001, "User does not exist.", null],
    ["not-found", "partial", 404, 3301, "There is no recording for this session.", null],
    ["unavailable", "not-in-plan", 410, 4137, "This API is no longer available.", PLAN],
    ["unavailable", "not-in-plan", 404, 2300, "This API endpoint is not recognized.", PLAN],
    ["bad-request", "failed", 400, 300, "Validation Failed.", null],
    ["failed", "failed", 500, 9999, "Oops.", null],
  ] as const)("%s (%s): HTTP %i, code %i, %s", (kind, status, http, code, message, missing) => {
    const outcome = classify(http, { code, message }, ASKED);
    expect(outcome).toMatchObject({ kind, status });
    expect(outcome?.missing).toEqual(missing);
    expect(outcome?.reason).toMatch(/^[A-Z].*\.$/);
    expect(outcome?.reason).toContain("GET /users");
  });

  it("tells a bad request from an expired page token by whether one was sent", () => {
    const body = { code: 300, message: "The next page token is invalid or expired." };
    expect(classify(400, body, { ...ASKED, paged: true })?.kind).toBe("page-token-expired");
    expect(classify(400, body, ASKED)?.kind).toBe("bad-request");
  });

  it("does not need a body", () => {
    expect(classify(401, undefined, ASKED)?.kind).toBe("token-refused");
    expect(classify(403, undefined, ASKED)?.kind).toBe("missing-privilege");
    expect(classify(503, undefined, ASKED)).toMatchObject({ kind: "failed", reason: "GET /users failed: HTTP 503." });
    expect(classify(200, [], ASKED)?.kind).toBe("failed");
    expect(classify(200, null, ASKED)?.kind).toBe("failed");
  });

  it("names what is missing in its reason, and never repeats Zoom's free text", () => {
    const outcome = classify(
      400,
      { code: 4711, message: "CANARY does not contain scopes:[role:read:role:admin]" },
      ASKED,
    );
    expect(outcome?.reason).toBe("The app lacks a scope for GET /users: role:read:role:admin.");
  });

  it("becomes the end of an extent", () => {
    const outcome = classify(400, { code: 4711, message: "scopes:[a:read]" }, ASKED);
    expect(outcome && toStop(outcome)).toMatchObject({ status: "denied", missing: SCOPE(["a:read"]), fatal: false });
  });

  it.each([
    [400, 4711, "Invalid access token, does not contain scopes:[a:read]."],
    [400, 200, "Invalid access token. Does not contain permissions [User:Edit]."],
    [200, 200, "Only available for paid accounts: XYZ."],
    [401, 124, "Access token is expired."],
    [401, 4700, "Invalid access token."],
    [401, undefined, "Unauthorized."],
  ])(
    "ends the whole section where each of its extents would be refused too: HTTP %i, code %s, %s",
    (http, code, message) => {
      const outcome = classify(http, { code, message }, ASKED);
      expect(outcome && toStop(outcome).ofSection).toBe(true);
    },
  );

  it.each([
    [200, 200, "No permission."],
    [404, 2300, "This API endpoint is not recognized."],
    [404, 3001, "Meeting does not exist."],
    [500, 9999, "Oops."],
  ])("leaves the other extents be where it may be of this one alone: HTTP %i, code %i, %s", (http, code, message) => {
    const outcome = classify(http, { code, message }, ASKED);
    expect(outcome && toStop(outcome).ofSection).toBe(false);
  });

  it("ends the run where Zoom says that it takes no token, not where a call is refused by HTTP 401", () => {
    const stopOf = (code: number) => {
      const outcome = classify(401, { code, message: "Invalid access token." }, ASKED);
      return outcome && toStop(outcome);
    };
    expect(stopOf(124)).toMatchObject({ fatal: true, cause: { code: "AUTH_FAILED" } });
    expect(stopOf(4700)).toMatchObject({ fatal: false });
  });
});
