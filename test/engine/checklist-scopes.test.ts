import { describe, expect, it } from "vitest";
import type { PrincipalFilter } from "../../src/access/engine.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { parseScope } from "../../src/catalog/scope-grammar.ts";
import { account } from "../accounts/build-account.ts";
import { Oracle } from "../oracle/oracle.ts";
import { EVERYTHING, engineOf } from "./compare.ts";

const { data } = loadCatalog();

describe("scopes of apps", () => {
  it.each([
    ["meeting:read", { product: "meeting", verb: "read", object: null, level: "user" }],
    ["recording:read:admin", { product: "recording", verb: "read", object: null, level: "admin" }],
    ["chat_message:write:master", { product: "chat_message", verb: "write", object: null, level: "master" }],
    ["phone:read:list_users:admin", { product: "phone", verb: "read", object: "list_users", level: "admin" }],
    ["user:update:user", { product: "user", verb: "update", object: "user", level: "user" }],
  ])("%s is taken apart", (scope, parts) => {
    expect(parseScope(scope)).toEqual(parts);
  });

  it("CL-07 are all taken apart, classic and granular, and one that nobody published is Uncategorized, not dropped", async () => {
    const published = data.scopes.map(({ scope }) => scope);
    expect(published.length).toBeGreaterThan(1500);
    for (const scope of published) {
      const parts = parseScope(scope);
      expect(parts, scope).toBeDefined();
      expect(scope.trim().startsWith(parts?.product ?? "?"), scope).toBe(true);
    }
    const unknown = "hologram_studio:read:list_scenes:admin";
    expect(parseScope(unknown)).toEqual({
      product: "hologram_studio",
      verb: "read",
      object: "list_scenes",
      level: "admin",
    });
    const built = account({ catalog: data })
      .app("studio", ["meeting:read:admin", unknown])
      .app("plain", ["meeting:read:admin"]);
    const engine = await engineOf(built.build());
    const { rows } = await engine.whoCan({
      permissions: ["Uncategorized"],
      entitlement: null,
      resource: built.keys.set("Account"),
      extent: "ALL",
      filter: {},
      expand: false,
      page: EVERYTHING,
    });
    expect(rows.map(({ principal, access }) => [principal.name, access[0]?.origins])).toEqual([
      ["studio", [{ kind: "scope", value: unknown }]],
    ]);
    expect((await engine.report()).unmapped).toEqual([{ kind: "scope", code: unknown, holders: 1 }]);
  });
});

describe("apps by publish state", () => {
  const APPS = [
    ["public", "PUBLISHED", "THIRD_PARTY"],
    ["draft", "UNPUBLISHED", "THIRD_PARTY"],
    ["house", "UNPUBLISHED", "INTERNAL"],
    ["lent", "SHARABLE", "INTERNAL"],
  ] as const;
  const built = account({ catalog: data }).user("u", { status: "active" });
  for (const [id, state, developer] of APPS) {
    built.app(id, ["user:read:admin"]).fact({
      type: "node",
      section: "apps",
      extent: "",
      key: built.keys.app(id),
      kind: "ZoomApp",
      name: id,
      properties: { app_id: id, app_status: state, developer_type: developer },
    });
  }

  it.each([
    [["published"], ["public"]],
    [["unpublished"], ["draft", "house"]],
    [["sharable"], ["lent"]],
    [["internal"], ["house", "lent"]],
    [
      ["published", "internal"],
      ["house", "lent", "public"],
    ],
    [["active"], []],
  ])("are chosen by %j, as the oracle chooses them", async (status, apps) => {
    const filter: PrincipalFilter = { status };
    const asked = { permissions: ["DataRead"] as const, resource: built.keys.set("User"), extent: "ALL" as const };
    const engine = await engineOf(built.build());
    const page = await engine.whoCan({ ...asked, entitlement: null, filter, expand: false, page: EVERYTHING });
    const keys = page.rows.map(({ principal }) => principal.key);
    expect(keys).toEqual(apps.map((id) => built.keys.app(id)));
    expect(new Oracle(built.build()).whoCan({ ...asked, filter }).rows.map(({ principal }) => principal)).toEqual(keys);
  });
});
