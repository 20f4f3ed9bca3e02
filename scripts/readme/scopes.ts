import { loadCatalog } from "../../src/catalog/catalog.ts";
import { parseZoomConnection } from "../../src/sources/zoom/connection.ts";
import { sectionTurnedOff } from "../../src/sources/zoom/endpoint.ts";
import { ZOOM_ENDPOINTS } from "../../src/sources/zoom/endpoints.gen.ts";

/** A connection of nothing but credentials: what it leaves out takes no scope. */
const DEFAULTS = parseZoomConnection({ accountId: "account", clientId: "client", clientSecret: "secret" });

const TABLE = /(<!-- scopes:.*-->\n)[\s\S]*?(<!-- end of scopes -->)/u;

/** The text with the table of scopes and privileges as the catalog and the endpoints in use have them. */
export function renewScopes(readme: string): string {
  return readme.replace(TABLE, (_, start: string, end: string) => `${start}${table()}\n${end}`);
}

function table(): string {
  const { data } = loadCatalog();
  const rows = new Map<string, { sections: string[]; privilege: string }>();
  for (const endpoint of ZOOM_ENDPOINTS) {
    const { section, operation } = endpoint;
    if (operation === null) continue;
    const isOptional = sectionTurnedOff(endpoint, DEFAULTS) !== undefined;
    const capability = data.capabilities.find(({ id }) => id === operation);
    const scope = capability?.adminScopes.find((one) => /^\w+:read:\w+:admin$/u.test(one));
    if (capability === undefined || scope === undefined) throw new Error(`The catalog has no scope for ${operation}.`);
    const privilege = capability.needs?.map((codes) => codes.map(portalName).join(" and ")).join(" or ") ?? "";
    const row = rows.get(scope);
    const named = isOptional ? `${section} (optional, off by default)` : section;
    if (row === undefined) rows.set(scope, { sections: [named], privilege });
    else row.sections.push(named);
  }
  const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "| scope of the app | View privilege of its owner's role | sections |",
    "| --- | --- | --- |",
    ...lines.map(
      ([scope, { sections, privilege }]) => `| \`${scope}\` | ${privilege} | ${sections.sort().join(", ")} |`,
    ),
  ].join("\n");
}

/** A privilege as the web portal shows it, with its code. */
function portalName(code: string): string {
  const row = loadCatalog().data.privileges.find((one) => one.code === code);
  return `${row?.area ?? ""} (\`${code}\`)`;
}
