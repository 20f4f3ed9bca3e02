import type { CatalogData } from "../../src/catalog/capability.ts";

/** docs/catalog.gen.md. */
export function renderCatalog(data: CatalogData): string {
  return `# Catalog\n\n${data.capabilities.length} capabilities.\n`;
}
