import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { foldCode } from "../../src/catalog/codes.ts";
import { openedBy } from "../../src/catalog/opens.ts";
import { PORTAL_SECTIONS } from "../../src/catalog/portal-sections.ts";
import { isPermission } from "../../src/model/permissions.ts";
import { ACCOUNT_ROLE_CODES, CONTACT_CENTER_CODES } from "./known-codes.ts";

const catalog = loadCatalog();
const { data } = catalog;

const entries = data.privileges.map((row) => ({ row, opened: openedBy(data, row.code) }));

/** The row of a code, with what it opens. */
function entry(code: string) {
  const found = entries.find(({ row }) => foldCode(row.code) === foldCode(code));
  return { row: found?.row, opened: found?.opened ?? [] };
}

describe("privileges", () => {
  it("VZ-04 map to at least one of the ten permissions each, or say why to none", () => {
    expect(ACCOUNT_ROLE_CODES.length).toBe(135);
    expect(CONTACT_CENTER_CODES.length).toBe(144);
    for (const code of [...ACCOUNT_ROLE_CODES, ...CONTACT_CENTER_CODES]) {
      const { row, opened } = entry(code);
      expect(row, code).toBeDefined();
      if (row?.opensNothing === null) expect(opened.length, code).toBeGreaterThan(0);
      else expect(row?.opensNothing, code).toMatch(/\.$/);
      for (const { permission } of opened) expect(isPermission(permission), code).toBe(true);
    }
    const unmapped = data.privileges.filter(({ opensNothing }) => opensNothing !== null).map(({ code }) => code);
    expect(unmapped).toEqual(["TeamManagement:Read"]);
  });

  it("are known in one spelling each, with no code that nobody published", () => {
    const published = new Set([...ACCOUNT_ROLE_CODES, ...CONTACT_CENTER_CODES].map(foldCode));
    for (const { code } of data.privileges) {
      expect(published.has(foldCode(code)), code).toBe(true);
      expect(catalog.canonicalPrivilege(code.toUpperCase())).toBe(code);
    }
  });

  it("VZ-50 name the portal area, as every class does", () => {
    for (const { code, area } of data.privileges) expect(area, code).toMatch(/\S/);
    for (const { name, area } of data.classes) expect(area, name).toMatch(/\S/);
    for (const { id, class: name } of data.capabilities) expect(catalog.classes.get(name)?.area, id).toMatch(/\S/);
  });

  it.each([
    ["AX-30", "User:Read", "User"],
    ["AX-31", "UserAdvanced:Read", "UserSetting"],
    ["AX-32", "Role:Read", "Role"],
    ["AX-33", "Group:Read", "Group"],
    ["AX-34", "AccountProfile:Read", "Account"],
    ["AX-35", "AccountSetting:Read", "AccountSetting"],
    ["AX-36", "SingleSignOn:Read", "SingleSignOn"],
    ["AX-37", "Integration:Read", "Integration"],
    ["AX-38", "BillingSubscription:Read", "Billing"],
    ["AX-39", "BillingInformation:Read", "BillingInformation"],
  ])("%s the custom role's entry %s views %s and changes nothing", (_id, code, name) => {
    const { row, opened } = entry(code);
    expect(row?.code).toBe(code);
    expect(opened.map((each) => each.class)).toContain(name);
    const reading = new Set(["DataRead", "MetadataRead", "NonData"]);
    for (const { permission, capabilities } of opened) {
      expect(reading.has(permission), `${code} ${permission}`).toBe(true);
      // A sign-in token is neither read nor written, and says so by its mark.
      if (permission === "NonData")
        expect(capabilities.every(({ marks }) => marks.includes("impersonates"))).toBe(true);
    }
  });

  it.each([
    ["VZ-54", "Account settings and profiles"],
    ["VZ-55", "Webinar and recording management"],
    ["VZ-56", "Zoom Rooms and digital signage"],
    ["VZ-57", "Chat and IM"],
    ["VZ-58", "Billing and subscription"],
    ["VZ-59", "Usage reporting and analytics"],
    ["VZ-60", "Integration and Marketplace settings"],
    ["VZ-61", "System administration"],
  ])("%s the area %s is not empty and every entry is typed", (_id, title) => {
    const section = PORTAL_SECTIONS.find((each) => each.title === title);
    expect(section?.classes.length).toBeGreaterThan(0);
    const codes = entries.filter(({ opened }) => opened.some((each) => section?.classes.includes(each.class)));
    expect(codes.length).toBeGreaterThan(0);
    for (const name of section?.classes ?? []) {
      const rows = data.capabilities.filter((each) => each.class === name);
      expect(rows.length, name).toBeGreaterThan(0);
      for (const { id, permission } of rows) expect(isPermission(permission), id).toBe(true);
    }
  });

  it("belong to classes of which each is in one section", () => {
    const placed = PORTAL_SECTIONS.flatMap(({ classes }) => classes).sort();
    expect(placed).toEqual(data.classes.map(({ name }) => name).sort());
  });
});
