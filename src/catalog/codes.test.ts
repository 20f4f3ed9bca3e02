import { describe, expect, it } from "vitest";
import { areaOf, editOf, satisfies } from "./codes.ts";

describe("privilege codes", () => {
  it("have an area and an Edit form", () => {
    expect(areaOf("User:Read")).toBe("User");
    expect(areaOf("EngagementListen")).toBe("EngagementListen");
    expect(editOf("User:Read")).toBe("User:Edit");
    expect(editOf("EngagementListen")).toBe("EngagementListen");
  });

  it("compare without case", () => {
    expect(satisfies("Marketplace:edit", "MarketPlace:Edit")).toBe(true);
    expect(satisfies("USER:EDIT", "user:read")).toBe(true);
  });

  it("include Read in Edit of the same area, and nothing else", () => {
    expect(satisfies("User:Edit", "User:Read")).toBe(true);
    expect(satisfies("User:Read", "User:Edit")).toBe(false);
    expect(satisfies("UserAdvanced:Edit", "User:Read")).toBe(false);
    expect(satisfies("Meeting:Edit", "Meeting:Join")).toBe(false);
    expect(satisfies("EngagementListen", "EngagementBarge")).toBe(false);
  });
});
