import type { Capability, CatalogData } from "../../src/catalog/capability.ts";
import { foldCode, satisfies } from "../../src/catalog/codes.ts";
import { AMBIGUOUS_CODES, CONTACT_CENTER_SOURCE } from "../../src/catalog/contact-center-privileges.ts";
import { CONTACT_CENTER_CODES } from "../../src/catalog/portal/contact-center.ts";
import { PRIVILEGE_AREAS } from "../../src/catalog/privileges.ts";

/** Every known code, with the reason where nothing here needs it. Throws for one that is neither used nor reasoned. */
export function buildPrivileges(capabilities: readonly Capability[]): CatalogData["privileges"] {
  const needed = new Set(capabilities.flatMap(({ needs }) => (needs ?? []).flat()));
  const codes = [...accountCodes(), ...contactCenterCodes()].map((row) => ({
    ...row,
    opensNothing: AMBIGUOUS_CODES.find(({ code }) => code === row.code)?.reason ?? null,
  }));
  for (const { code, opensNothing } of codes) {
    const opens = [...needed].some((each) => satisfies(code, each));
    if (opens === (opensNothing !== null)) throw new Error(`${code} must open something or have a reason, not both.`);
  }
  const known = new Set(codes.map(({ code }) => foldCode(code)));
  for (const code of needed) if (!known.has(foldCode(code))) throw new Error(`${code} is needed but not described.`);
  if (known.size !== codes.length) throw new Error("A privilege code is described twice.");
  return codes;
}

type Row = Omit<CatalogData["privileges"][number], "opensNothing">;

function accountCodes(): Row[] {
  return PRIVILEGE_AREAS.flatMap(({ area, forms, portal, meaning, source }) =>
    forms.map((form) => ({ code: `${area}:${form}`, area: portal, meaning, source })),
  );
}

function contactCenterCodes(): Row[] {
  return CONTACT_CENTER_CODES.map((code) => ({
    code,
    area: "Contact Center Management › Roles",
    meaning: meaningOf(code),
    source: CONTACT_CENTER_SOURCE,
  }));
}

/** Contact Center's codes are words run together: `RptQueueDetailReport:Read` is "Rpt queue detail report: read". */
function meaningOf(code: string): string {
  const words = code
    .replace(":", ": ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return `Contact Center role: ${words.replace(/^rpt/, "report")}`;
}
