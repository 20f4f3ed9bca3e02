import { describe, expect, it } from "vitest";
import { TEST_CATALOG } from "../../../test/transport/zoom/test-account.ts";
import { callOf, encodePathPart, fillPath } from "./operations.ts";

describe("operations", () => {
  it.each([
    ["abc==", "abc%3D%3D"],
    ["/abc==", "%252Fabc%253D%253D"],
    ["a//b", "a%252F%252Fb"],
    ["a/b", "a%2Fb"],
    ["me@example.com", "me%40example.com"],
    ["../users", "..%2Fusers"],
  ])("put %j into a path as %s", (value, encoded) => {
    expect(encodePathPart(value)).toBe(encoded);
  });

  it("ask for the own account as `me` and refuse a parameter without value", () => {
    expect(fillPath("/accounts/{accountId}/settings")).toBe("/accounts/me/settings");
    expect(() => fillPath("/roles/{roleId}")).toThrow("roleId");
  });

  it("are INTERNAL errors when the catalog lacks them", () => {
    expect(() => callOf(TEST_CATALOG, "GET /nothing")).toThrow(expect.objectContaining({ code: "INTERNAL" }));
  });
});
