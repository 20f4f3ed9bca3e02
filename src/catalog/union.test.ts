import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "../model/permissions.ts";
import { loadCatalog } from "./catalog.ts";
import { openedBy } from "./opens.ts";
import { isDocumentedUnion, unionOf, unionOfAll } from "./union.ts";

const { data } = loadCatalog();

function ownReading(code: string, classes: readonly string[]): string[] {
  const opened = openedBy(data, code).filter((each) => classes.includes(each.class));
  const permissions = new Set<string>(opened.map(({ permission }) => permission));
  return PERMISSIONS.filter((permission) => permissions.has(permission));
}

describe("the union that Veza prints", () => {
  it("VZ-51 is the documented one for User:Read and User:Edit, while the catalog splits them", () => {
    const documented = ["DataRead", "DataWrite", "MetadataRead", "MetadataWrite"];
    expect(unionOf(data, "User:Read")).toEqual(documented);
    expect(unionOf(data, "User:Edit")).toEqual(documented);
    const classes = ["User", "UserSetting"];
    expect(ownReading("User:Read", classes)).toEqual(["DataRead", "MetadataRead", "NonData"]);
    const edit = ownReading("User:Edit", classes);
    expect(edit).toEqual(expect.arrayContaining(documented));
    expect(edit).toContain("DataDelete");
  });

  it("VZ-52 is the documented one for Role:Read and Role:Edit, while the catalog splits them", () => {
    const documented = ["DataRead", "DataWrite", "DataCreate", "MetadataRead", "MetadataWrite", "MetadataCreate"];
    expect(unionOf(data, "Role:Read")).toEqual(documented);
    expect(unionOf(data, "role:edit")).toEqual(documented);
    expect(ownReading("Role:Read", ["Role"])).toEqual(["MetadataRead"]);
    expect(ownReading("Role:Edit", ["Role"])).toEqual([
      "MetadataRead",
      "MetadataWrite",
      "MetadataCreate",
      "MetadataDelete",
    ]);
  });

  it("is the documented one for Group:Read and Group:Edit", () => {
    const documented = ["DataRead", "DataWrite", "MetadataRead", "MetadataWrite"];
    expect(unionOf(data, "Group:Read")).toEqual(documented);
    expect(unionOf(data, "Group:Edit")).toEqual(documented);
    expect(ownReading("Group:Read", ["Group", "GroupMember", "GroupSetting"])).toEqual(["MetadataRead"]);
  });

  it("is computed for every other area, the same for its Read and Edit", () => {
    expect(isDocumentedUnion("User:Read")).toBe(true);
    expect(isDocumentedUnion("Branding:Read")).toBe(false);
    expect(unionOf(data, "Branding:Read")).toEqual(["MetadataRead", "MetadataWrite"]);
    expect(unionOf(data, "Branding:Edit")).toEqual(unionOf(data, "Branding:Read"));
    expect(unionOf(data, "EngagementListen")).toEqual(["DataRead"]);
    expect(unionOf(data, "Unheard:Of")).toEqual([]);
    expect(unionOfAll(data, ["Branding:Edit", "EngagementListen"])).toEqual([
      "DataRead",
      "MetadataRead",
      "MetadataWrite",
    ]);
  });
});
