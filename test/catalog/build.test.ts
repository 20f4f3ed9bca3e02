import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateCatalogFiles } from "../../scripts/build-catalog.ts";
import { buildCatalog } from "../../scripts/catalog/build.ts";
import type { DocumentedOperation } from "../../scripts/catalog/extract.ts";
import { PathMatcher } from "../../scripts/catalog/match.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { NEED_RULES } from "../../src/catalog/needs.ts";
import { PATH_RULES } from "../../src/catalog/paths.ts";
import { digestOf } from "../../src/lib/hash.ts";

const catalog = loadCatalog();
const operations = JSON.parse(
  readFileSync(new URL("../../src/catalog/operations.gen.json", import.meta.url), "utf8"),
) as DocumentedOperation[];

function needsOf(id: string): unknown {
  return catalog.capabilities.find((each) => each.id === id)?.needs;
}

describe("building the catalog", () => {
  it("gives what is committed, byte for byte", () => {
    for (const { file, text } of generateCatalogFiles()) expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("gives the same whatever was built before, with a digest of the data alone", () => {
    expect(buildCatalog(operations)).toEqual(buildCatalog([...operations]));
    expect(catalog.digest).toBe(digestOf(catalog.data));
  });

  it("has one capability and one connector row per operation, and the one that the documents lack", () => {
    expect(operations.length).toBe(964);
    expect(catalog.data.operations.length).toBe(965);
    for (const { id } of catalog.data.operations) {
      expect(catalog.capabilities.filter((each) => each.id === id).length, id).toBe(1);
    }
    expect(catalog.operation("GET /accounts/me/recordings")?.rateLabel).toBe("medium");
    expect(catalog.capabilities.find(({ id }) => id === "GET /accounts/me/recordings")).toMatchObject({
      class: "Recording",
      needs: [["Recording:Read"]],
      needsEvidence: "assumed",
      adminScopes: ["cloud_recording:read:list_account_recordings:admin", "recording:read:admin"],
    });
  });

  it("fails on an operation that no path covers, and on a list of privileges that is not decided", () => {
    const [first] = operations;
    if (first === undefined) throw new Error("No operations.");
    expect(() => buildCatalog([...operations, { ...first, path: "/brand_new/{id}" }])).toThrow(/No path rule/);
    const undecided = { ...first, path: "/users/{userId}/new", permissions: ["User:Read", "Role:Read"] };
    expect(() => buildCatalog([...operations, undecided])).toThrow(/not decided/);
  });

  it("fails when a correction no longer finds what it corrects", () => {
    const corrected = operations.filter(({ permissions }) => !permissions.includes("MoileDeviceManagement:Read"));
    expect(() => buildCatalog(corrected)).toThrow(/Erratum without effect/);
  });

  it("corrects the documents' slips and keeps the published misspelling", () => {
    const codes = new Set(catalog.capabilities.flatMap(({ needs }) => (needs ?? []).flat()));
    expect(codes.has("MoileDeviceManagement:Read")).toBe(false);
    expect(catalog.knowsScope("division:wirte:admin")).toBe(true);
    expect(catalog.data.scopes.every(({ scope }) => scope === scope.trim())).toBe(true);
    expect(catalog.data.scopes.find(({ scope }) => scope === "scim2")?.level).toBe("admin");
  });

  it("decides lists of several codes row by row", () => {
    const both = [["AccountProfile:Edit", "AccountSetting:Edit"]];
    expect(needsOf("PATCH /accounts/{accountId}/settings")).toEqual(both);
    expect(needsOf("GET /accounts/{accountId}/plans")).toEqual([["SubAccount:Read"]]);
    expect(needsOf("POST /accounts/{accountId}/plans")).toEqual([["SubAccount:Edit"]]);
    expect(needsOf("GET /surveys")).toEqual([["EngagementSurvey:Read"], ["Survey:Read"]]);
  });

  it("leaves open what a list of privileges amounts to where nothing tells, and calls none of its decisions documented", () => {
    const decided = operations.filter(({ permissions }) => new Set(permissions).size > 1);
    const rows = decided.map(({ method, path }) => catalog.capabilities.find(({ id }) => id === `${method} ${path}`));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) expect(row?.needsEvidence, row?.id).not.toBe("documented");
    expect(needsOf("PUT /rooms/calendar/services/{serviceId}/sync")).toBeNull();
  });

  it("names products with roles of their own by the word of their classes, with a source each", () => {
    const { productRoles, classes, privileges } = catalog.data;
    expect(productRoles.map(({ product }) => product)).toEqual(["contact-center", "phone", "revenue-accelerator"]);
    const known = new Set(privileges.map(({ code }) => code));
    for (const { product, codes, source } of productRoles) {
      expect(classes.some((each) => each.product === product)).toBe(true);
      expect(codes.filter((code) => !known.has(code))).toEqual([]);
      expect(source).toMatch(/GET \//);
    }
  });

  it("says what is needed for all of the core classes, but for writes to calendars of rooms", () => {
    const core = /^(User|UserSetting|Group.*|Role|Recording|Account.*|App|Chat.*|Phone.*|Room.*|Meeting|Webinar)$/;
    const unknown = catalog.capabilities.filter((each) => core.test(each.class) && each.needs === null);
    expect(unknown.map(({ id }) => id).filter((id) => !/^(POST|PUT|DELETE) \/rooms\/calendar\//.test(id))).toEqual([]);
  });

  it("uses every authored path", () => {
    const paths = new PathMatcher(PATH_RULES);
    const used = new Set(operations.map(({ path }) => paths.find(path)?.path).concat("/accounts/me/recordings"));
    expect(PATH_RULES.filter(({ path }) => !used.has(path)).map(({ path }) => path)).toEqual([]);
    const needs = new PathMatcher(NEED_RULES);
    const silent = operations.filter(({ permissions }) => permissions.length === 0);
    const usedNeeds = new Set(silent.map(({ path }) => needs.find(path)?.path).concat("/accounts/me/recordings"));
    expect(NEED_RULES.filter(({ path }) => !usedNeeds.has(path)).map(({ path }) => path)).toEqual([]);
  });
});

describe("the longest path that is a prefix", () => {
  const matcher = new PathMatcher([
    { path: "/users" },
    { path: "/users/{}" },
    { path: "/users/me/zak" },
    { path: "/users/{}/settings" },
    { path: "/a/{}/c" },
    { path: "/a/b/{}" },
  ]);

  it.each([
    ["/users", "/users"],
    ["/users/{userId}", "/users/{}"],
    ["/users/{userId}/settings/virtual", "/users/{}/settings"],
    ["/users/me/zak", "/users/me/zak"],
    ["/users/me/other", "/users/{}"],
    ["/a/b/c", "/a/b/{}"],
  ])("of %s is %s", (path, rule) => {
    expect(matcher.find(path)?.path).toBe(rule);
  });

  it("is none where only part of a segment agrees", () => {
    expect(matcher.find("/usersettings")).toBeUndefined();
    expect(matcher.find("/")).toBeUndefined();
  });

  it("must be written once", () => {
    expect(() => new PathMatcher([{ path: "/a" }, { path: "/a" }])).toThrow(/Two rules/);
  });
});
