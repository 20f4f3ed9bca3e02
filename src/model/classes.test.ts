import { describe, expect, it } from "vitest";
import { RESOURCE_CLASSES, resourceClass } from "./classes.ts";

describe("resource classes", () => {
  it("have distinct names, an area and a description", () => {
    expect(new Set(RESOURCE_CLASSES.map(({ name }) => name)).size).toBe(RESOURCE_CLASSES.length);
    for (const { name, area, description } of RESOURCE_CLASSES) {
      expect(area, name).not.toBe("");
      expect(description, name).toMatch(/\.$/);
    }
  });

  it("hold the classes that kinds and derived grants name", () => {
    const levels = ["User", "UserSetting", "Group", "GroupSetting", "GroupMember", "Role", "Account", "App"].map(
      (name) => resourceClass(name)?.belongsTo,
    );
    expect(levels).toEqual(["user", "user", "group", "group", "group", "account", "account", "account"]);
    expect(resourceClass("Recording")?.belongsTo).toBe("user");
    expect(resourceClass("AccountSetting")?.belongsTo).toBe("account");
    expect(resourceClass("Nothing")).toBeUndefined();
  });
});
