import { describe, expect, it } from "vitest";
import { apiBase, oauthUrlFor } from "./hosts.ts";

const base = (configured: string, named?: string) => apiBase(new URL(configured), named).href;
const DEFAULT = "https://api.zoom.us";

describe("Zoom's hosts", () => {
  it("AX-10 has a default, takes a government or regional host, and the token's host follows it", () => {
    expect(base(DEFAULT)).toBe("https://api.zoom.us/v2");
    expect(oauthUrlFor(new URL(DEFAULT)).href).toBe("https://zoom.us/oauth/token");
    expect(base("https://api.zoomgov.com")).toBe("https://api.zoomgov.com/v2");
    expect(oauthUrlFor(new URL("https://api.zoomgov.com")).href).toBe("https://zoomgov.com/oauth/token");
    expect(base("https://api-eu.zoom.us/")).toBe("https://api-eu.zoom.us/v2");
    expect(oauthUrlFor(new URL("https://api-eu.zoom.us")).href).toBe("https://zoom.us/oauth/token");
    expect(oauthUrlFor(new URL("http://127.0.0.1:8080/v2")).href).toBe("http://127.0.0.1:8080/oauth/token");
  });

  it("honours the host that the token names where the operator chose none", () => {
    expect(base(DEFAULT, "https://api-us.zoom.us")).toBe("https://api-us.zoom.us/v2");
    expect(base("https://api-eu.zoom.us", "https://api-us.zoom.us")).toBe("https://api-eu.zoom.us/v2");
    expect(base("http://localhost:1", "http://127.0.0.1:2")).toBe("http://127.0.0.1:2/v2");
  });

  it.each([
    [DEFAULT, "http://api-us.zoom.us"],
    [DEFAULT, "https://api-us.zoom.us.evil.example"],
    [DEFAULT, "https://evilzoom.us"],
    [DEFAULT, "https://api.zoomgov.com"],
    [DEFAULT, "http://127.0.0.1:1"],
    [DEFAULT, "nonsense"],
    [DEFAULT, ""],
    ["https://api.zoomgov.com", "https://api-us.zoom.us"],
    ["http://127.0.0.1:1", "https://api-us.zoom.us"],
  ])("stays on %s when the token names %j", (configured, named) => {
    expect(base(configured, named)).toBe(`${configured}/v2`);
  });
});
