import { loadCatalog } from "../../src/catalog/catalog.ts";
import { ZOOM_ENDPOINTS } from "../../src/sources/zoom/endpoints.gen.ts";
import { portalAreaOf, type Requirement, requirementsOf } from "../../src/sources/zoom/preflight/requirements.ts";
import type { Generated } from "./lists.ts";

/** docs/endpoints.gen.md: every call that is made of Zoom, and what it takes. */
export async function generate(): Promise<Generated> {
  const requirements = requirementsOf(ZOOM_ENDPOINTS, loadCatalog());
  const text = `<!-- Made by scripts/generate.ts from the endpoints and the catalog; do not edit. -->
# What is asked of Zoom

Every section, its call, and what that takes. \`whocan doctor\` shows the same for a connection, with what is granted; \`--for users\`
narrows it. Of the scopes in a cell any one suffices; an app has granular ones or, when it was made before 2024, classic ones.
Privileges are those of the app owner's role: the Edit of an area includes its Read. The plan is what Zoom's documents name as
prerequisite. Only \`GET\` is ever sent, beside the request for a token.

| section | reads | call | granular scopes | classic scopes | privilege | rate label | plan |
| --- | --- | --- | --- | --- | --- | --- | --- |
${requirements.map(row).join("\n")}
| | the access token | \`POST /oauth/token\` (on zoom.us) | | | | none documented | |
`;
  return new Map([["docs/endpoints.gen.md", text]]);
}

function row({ section, description, call }: Requirement): string {
  if (call === null) return `| \`${section}\` | ${description} | none | | | | | |`;
  const { operation, scopes, privileges, family, rateLabel, plan } = call;
  const cells = [
    `\`${section}\``,
    description,
    `\`${operation}\``,
    codes(scopes.granular),
    codes(scopes.classic),
    privileges === null
      ? "Zoom does not say"
      : privileges.map((all) => all.map(privilegeText).join(" and ")).join(" or "),
    family === "core" ? rateLabel : `${rateLabel} (${family})`,
    plan ?? "none named",
  ];
  return `| ${cells.join(" | ")} |`;
}

function codes(list: readonly string[]): string {
  return list.map((code) => `\`${code}\``).join(" ");
}

function privilegeText(code: string): string {
  return `${portalAreaOf(code, loadCatalog().data.privileges)} (\`${code}\`)`;
}
