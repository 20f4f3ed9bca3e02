import type { CatalogData } from "../../src/catalog/capability.ts";
import { PRODUCT_ROLES } from "../../src/catalog/product-roles.ts";
import { RESOURCE_CLASSES } from "../../src/model/classes.ts";
import { buildOperationRows } from "./build-operations.ts";
import { buildPortalRows } from "./build-portal.ts";
import { buildPrivileges } from "./build-privileges.ts";
import { buildScopeList, buildScopeRows } from "./build-scopes.ts";
import { applyErrata } from "./errata.ts";
import type { DocumentedOperation } from "./extract.ts";

/**
 * The whole catalog from the extracted operations and the hand-written rows of src/catalog. Pure: equal inputs give
 * equal data, in a stable order. Throws, naming the row, when an operation is matched by no path, a list of several
 * privileges is not decided, a class is unknown, or a known code or scope is neither classified nor reasoned.
 */
export function buildCatalog(documented: readonly DocumentedOperation[]): CatalogData {
  const operations = applyErrata(documented);
  const fromOperations = buildOperationRows(operations);
  const fromPortal = buildPortalRows();
  const documentedRows = [...fromOperations.capabilities, ...fromPortal];
  const fromScopes = buildScopeRows(documentedRows);
  const capabilities = [...documentedRows, ...fromScopes];
  assertClasses(capabilities);
  assertProductRoles();
  return {
    classes: RESOURCE_CLASSES,
    capabilities,
    operations: fromOperations.operations,
    privileges: buildPrivileges(capabilities),
    productRoles: PRODUCT_ROLES,
    scopes: buildScopeList(operations, capabilities),
  };
}

function assertClasses(capabilities: CatalogData["capabilities"]): void {
  const known = new Set(RESOURCE_CLASSES.map(({ name }) => name));
  const ids = new Set<string>();
  for (const capability of capabilities) {
    if (!known.has(capability.class)) throw new Error(`${capability.id}: no class ${capability.class}.`);
    if (ids.has(capability.id)) throw new Error(`Two capabilities have the id ${capability.id}.`);
    ids.add(capability.id);
  }
  const used = new Set(capabilities.map((capability) => capability.class));
  for (const name of known) if (!used.has(name)) throw new Error(`Nothing opens the class ${name}.`);
}

function assertProductRoles(): void {
  const products = new Set(RESOURCE_CLASSES.map(({ product }) => product));
  for (const { product } of PRODUCT_ROLES) {
    if (!products.has(product)) throw new Error(`No class is of the product ${product}, which has roles of its own.`);
  }
}
