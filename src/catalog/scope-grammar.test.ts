import { describe, expect, it } from "vitest";
import { loadCatalog } from "./catalog.ts";
import { parseScope } from "./scope-grammar.ts";

describe("the grammar of scopes", () => {
  it.each([
    ["user:read", "user", "read", null, "user"],
    ["user:read:admin", "user", "read", null, "admin"],
    ["user:master", "user", null, null, "master"],
    ["room:write:master", "room", "write", null, "master"],
    ["scim2", "scim2", null, null, "user"],
    ["division:wirte:admin", "division", "write", null, "admin"],
    ["meeting_token:read:admin:live_streaming", "meeting_token", "read", "live_streaming", "admin"],
    ["app:deeplink:write:admin", "app", "write", "deeplink", "admin"],
    ["imchat:bot", "imchat", null, "bot", "user"],
    ["chat_channel:read:member", "chat_channel", "read", "member", "user"],
  ])("takes the classic scope %s apart", (scope, product, verb, object, level) => {
    expect(parseScope(scope)).toEqual({ product, verb, object, level });
  });

  it.each([
    ["user:read:list_users:admin", "user", "read", "list_users", "admin"],
    ["user:update:user", "user", "update", "user", "user"],
    ["cloud_recording:delete:recording_file:master", "cloud_recording", "delete", "recording_file", "master"],
    ["scim2:admin", "scim2", null, null, "admin"],
    ["not_yet_known:write:new_thing:admin", "not_yet_known", "write", "new_thing", "admin"],
  ])("takes the granular scope %s apart", (scope, product, verb, object, level) => {
    expect(parseScope(scope)).toEqual({ product, verb, object, level });
  });

  it("trims, and refuses what is no scope", () => {
    expect(parseScope(" division:read:admin")).toEqual(parseScope("division:read:admin"));
    for (const text of ["", " ", ":read", "user::admin", "user read", "user:read:", "ü:read"]) {
      expect(parseScope(text), text).toBeUndefined();
    }
  });

  it("covers every known scope", () => {
    for (const { scope } of loadCatalog().data.scopes) expect(parseScope(scope), scope).toBeDefined();
  });
});
