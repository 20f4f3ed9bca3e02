import { comparePermissions, type Permission } from "../model/permissions.ts";
import type { CatalogData } from "./capability.ts";
import { areaOf, foldCode } from "./codes.ts";
import { openedBy } from "./opens.ts";

/**
 * Veza's documented mapping gives Read and Edit of an area the same permissions, the union of both. Whocan keeps them
 * apart; this table prints as Veza does, where its page says how (Veza, Zoom integration, notes and permissions).
 */
const DOCUMENTED_UNIONS: ReadonlyMap<string, readonly Permission[]> = new Map([
  ["user", ["DataRead", "DataWrite", "MetadataRead", "MetadataWrite"]],
  ["role", ["DataRead", "DataWrite", "DataCreate", "MetadataRead", "MetadataWrite", "MetadataCreate"]],
  ["group", ["DataRead", "DataWrite", "MetadataRead", "MetadataWrite"]],
]);

/** Whether the union of a code is documented, rather than computed from what the catalog says that it opens. */
export function isDocumentedUnion(code: string): boolean {
  return DOCUMENTED_UNIONS.has(foldCode(areaOf(code)));
}

/**
 * A code's permissions printed as a union: for the areas User, Role and Group those that Veza documents, for all others
 * what Read and Edit of the area open together, in any class. Empty for a code that the catalog does not know.
 */
export function unionOf(data: Pick<CatalogData, "capabilities">, code: string): readonly Permission[] {
  const area = areaOf(code);
  const documented = DOCUMENTED_UNIONS.get(foldCode(area));
  if (documented !== undefined) return documented;
  const codes = code.includes(":") ? [code, `${area}:Read`, `${area}:Edit`] : [code];
  const opened = codes.flatMap((each) => openedBy(data, each)).filter(({ besides }) => besides.length === 0);
  return [...new Set(opened.map(({ permission }) => permission))].sort(comparePermissions);
}

/** The union of several codes: how a grant whose origin is a conjunction is printed. */
export function unionOfAll(data: Pick<CatalogData, "capabilities">, codes: readonly string[]): readonly Permission[] {
  const all = codes.flatMap((code) => unionOf(data, code));
  return [...new Set(all)].sort(comparePermissions);
}
