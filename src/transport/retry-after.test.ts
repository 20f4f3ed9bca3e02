import { describe, expect, it } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const now = new Date("2026-05-30T23:59:00Z");

describe("Retry-After", () => {
  it.each([
    ["3", 3000],
    ["0.5", 500],
    ["2026-05-31T00:00:00Z", 60_000],
    ["Sun, 31 May 2026 00:00:00 GMT", 60_000],
    ["2020-05-31T00:00:00Z", 0],
    ["soon", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("reads %j as %j ms", (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
