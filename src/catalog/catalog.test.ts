import { describe, expect, it } from "vitest";
import { permissionOrder } from "../model/permissions.ts";
import type { Capability } from "./capability.ts";
import { indexCatalog, loadCatalog } from "./catalog.ts";

const catalog = loadCatalog();

function pairTexts(pairs: typeof catalog.pairs, name: string): string[] {
  return pairs.filter((pair) => pair.class === name).map((pair) => pair.permission);
}

describe("the loaded catalog", () => {
  it("is loaded once", () => {
    expect(loadCatalog()).toBe(catalog);
    expect(catalog.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("lists distinct pairs by class, then in the order of permissions", () => {
    const keys = catalog.pairs.map((pair) => `${pair.class} ${permissionOrder(pair.permission)}`);
    expect(keys).toEqual([...new Set(keys)].sort());
    const all = new Set(catalog.capabilities.map((each) => `${each.class} ${permissionOrder(each.permission)}`));
    expect(keys.length).toBe(all.size);
  });

  it("gives members on their own what they can do with a user-level scope", () => {
    expect(pairTexts(catalog.ownPairs, "User")).toEqual(["DataRead", "DataWrite", "MetadataRead", "NonData"]);
    expect(pairTexts(catalog.ownPairs, "UserSetting")).toEqual(["MetadataRead", "MetadataWrite"]);
    expect(pairTexts(catalog.ownPairs, "Recording")).toEqual([
      "DataRead",
      "DataWrite",
      "DataDelete",
      "MetadataRead",
      "MetadataWrite",
    ]);
    for (const { class: name } of catalog.ownPairs) expect(catalog.classes.get(name)?.belongsTo, name).toBe("user");
  });

  it("knows codes without case and scopes trimmed", () => {
    expect(catalog.canonicalPrivilege("marketplace:EDIT")).toBe("MarketPlace:Edit");
    expect(catalog.canonicalPrivilege("Nonsense:Read")).toBeUndefined();
    expect(catalog.knowsScope(" user:read:admin ")).toBe(true);
    expect(catalog.knowsScope("user:read:everything")).toBe(false);
  });

  it("finds operations and capabilities by what names them", () => {
    expect(catalog.operation("GET /users")).toMatchObject({ rateLabel: "medium", family: "core" });
    expect(catalog.operation("GET /phone/users")?.family).toBe("phone");
    expect(catalog.operation("GET /nothing")).toBeUndefined();
    const ids = catalog.capabilitiesByScope.get("role:write:member:admin")?.map(({ id }) => id);
    expect(ids).toEqual(["POST /roles/{roleId}/members"]);
  });

  it("indexes any other data alike, admin-only ones not among the own", () => {
    const row = (id: string, changes: Partial<Capability>): Capability => ({
      id,
      class: "User",
      permission: "DataRead",
      needs: null,
      adminScopes: [],
      userScopes: [],
      marks: [],
      evidence: "assumed",
      needsEvidence: null,
      source: "test",
      ...changes,
    });
    const small = indexCatalog(
      {
        ...catalog.data,
        capabilities: [
          row("a", { userScopes: ["x:read"] }),
          row("b", { permission: "DataDelete", userScopes: ["x:write"], marks: ["admin-only"] }),
          row("c", { class: "Role", userScopes: ["x:read"] }),
          row("d", { permission: "DataWrite", adminScopes: ["x:write:admin"] }),
        ],
      },
      "0",
    );
    expect(small.ownPairs).toEqual([{ class: "User", permission: "DataRead" }]);
    expect(small.pairs.length).toBe(4);
    expect(small.capabilitiesByScope.get("x:read")?.map(({ id }) => id)).toEqual(["a", "c"]);
  });
});
