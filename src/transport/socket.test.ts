import { describe, expect, it } from "vitest";
import { goesByProxy } from "./socket.ts";

const proxy = "http://proxy.example:8080";

describe("a host is called through the proxy", () => {
  it.each([
    ["https://api.zoom.us/v2", undefined, true],
    ["https://api.zoom.us/v2", "zoomgov.com, example.com", true],
    ["https://api.zoom.us/v2", "api.zoom.us:8443", true],
    ["https://notzoom.us/", "zoom.us", true],
    ["https://api.zoom.us/v2", "ZOOM.us", false],
    ["https://api.zoom.us/v2", "a.example .zoom.us", false],
    ["https://api.zoom.us/v2", "*.zoom.us:443", false],
    ["https://api.zoom.us/v2", "*", false],
    ["http://127.0.0.1:8080/", undefined, false],
  ])("%s without %s: %s", (url, noProxy, expected) => {
    expect(goesByProxy(new URL(url), { proxy, noProxy })).toBe(expected);
    expect(goesByProxy(new URL(url), { noProxy })).toBe(false);
  });
});
