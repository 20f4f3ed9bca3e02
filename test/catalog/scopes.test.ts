import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DocumentedOperation } from "../../scripts/catalog/extract.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { publishedScopes } from "../../src/catalog/published-scopes.ts";
import { EXTRA_GRANULAR_SCOPES } from "../../src/catalog/scope-rules.ts";

const catalog = loadCatalog();
const operations = JSON.parse(
  readFileSync(new URL("../../src/catalog/operations.gen.json", import.meta.url), "utf8"),
) as DocumentedOperation[];

const rows = new Map(catalog.data.scopes.map((row) => [row.scope, row]));

function expectClassified(scope: string): void {
  const row = rows.get(scope);
  expect(row, scope).toBeDefined();
  const opens = catalog.capabilitiesByScope.get(scope) ?? [];
  if (row?.opensNothing === null) expect(opens.length, scope).toBeGreaterThan(0);
  else expect(row?.opensNothing, scope).toMatch(/\.$/);
  for (const capability of opens) {
    const list = row?.level === "user" ? capability.userScopes : capability.adminScopes;
    expect(list, `${scope} of ${capability.id}`).toContain(scope);
  }
}

describe("scopes", () => {
  it("are all 1,130 granular ones of the documents, classified", () => {
    const granular = new Set(operations.flatMap((each) => each.granular));
    expect(granular.size).toBe(1130);
    for (const scope of granular) expectClassified(scope.trim());
  });

  it("are all 436 published classic ones, classified", () => {
    const published = publishedScopes();
    expect(new Set(published).size).toBe(436);
    for (const scope of published) expectClassified(scope);
  });

  it("are the granular ones named beside the documents, classified", () => {
    const named = [
      ...EXTRA_GRANULAR_SCOPES,
      "report:read:daily_usage:admin",
      "report:read:cloud_recording:admin",
      "device:read:list_zdm_devices:admin",
      "cloud_recording:read:list_account_recordings:admin",
      "account:read:lock_settings:admin",
      "contact_group:read:list_groups:admin",
      "account:read:list_sub_accounts:master",
      "marketplace:read:list_event_subscriptions",
      "marketplace:write:event_subscription",
      "marketplace:update:event_subscription",
      "marketplace:delete:event_subscription",
      "marketplace:update:client_secret",
    ];
    for (const scope of named) expectClassified(scope);
  });

  it("open nothing that their grammar forbids: a read scope off no operation only reads", () => {
    const inferred = catalog.capabilities.filter(({ evidence }) => evidence === "inferred");
    const reads = inferred.filter(({ id }) => /^scope:[^#]*:read(:|$|#)/.test(id));
    expect(reads.length).toBeGreaterThan(100);
    for (const { id, permission } of reads) expect(permission, id).toMatch(/Read$/);
    for (const { id, source } of inferred) expect(source, id).toMatch(/^Zoom, OAuth scopes/);
  });

  it("cover exactly the published scopes that no operation and no portal row shows", () => {
    const shown = new Set(operations.flatMap((each) => each.classic.map((scope) => scope.trim())));
    expect(publishedScopes().filter((scope) => !shown.has(scope)).length).toBe(275);
  });

  it("take no needs from privileges of products' own roles, nor any where several are as usual", () => {
    const own = new Set(catalog.data.productRoles.flatMap(({ codes }) => codes));
    const inferred = catalog.capabilities.filter(({ evidence }) => evidence === "inferred");
    const taken = inferred.filter(({ needs }) => needs?.flat().some((code) => own.has(code)));
    expect(taken.map(({ id }) => id)).toEqual([]);
    const needs = (id: string) => inferred.find((each) => each.id === id)?.needs;
    expect(needs("scope:contact_center_recording:read:admin")).toBeNull();
    expect(needs("scope:contact_center_queue:write:admin")).toEqual([["ContactCenterMgt:Edit"]]);
    // Home, meetings and webinars have a privilege each.
    expect(needs("scope:dashboard:master")).toBeNull();
  });

  it("of the whole product do what the product lets be done, no more", () => {
    const rows = catalog.capabilitiesByScope.get("report:master") ?? [];
    expect(rows.map(({ class: name, permission }) => `${name} ${permission}`)).toEqual(["Report DataRead"]);
    expect(catalog.pairs).not.toContainEqual({ class: "Recording", permission: "DataCreate" });
  });

  it("reach content where a token downloads it", () => {
    for (const scope of ["recording:read:admin", "cloud_recording:read:list_account_recordings:admin"]) {
      const content = catalog.capabilitiesByScope.get(scope)?.filter(({ permission }) => permission === "DataRead");
      expect(content?.map((each) => each.class)).toContain("Recording");
    }
  });
});
